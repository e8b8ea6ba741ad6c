import {
  ArgumentError,
  expectArgument,
  formatShape,
  isTensor,
  leaves,
  type Parameters,
  sameShape,
  sizeOf,
  type Tensor,
} from "@gd/tensor";

/**
 * The tensors of a tree in the order in which another tree of the same names has them: `{ bias, weight }` is laid out
 * as `{ weight, bias }` where that is the model's order. Throws an ArgumentError when a tensor is missing, has another
 * shape, or is not expected.
 */
export const tensorsLike = (model: Parameters, tree: unknown, place: string): readonly Tensor[] => {
  const tensors: Tensor[] = [];
  const mismatch = (path: string, expected: string, part: unknown): ArgumentError => {
    const advice = "Names and shapes are those of the setup's model and optimizer.";
    return new ArgumentError({ place: placeIn(place, path), expected, received: part, advice });
  };
  const collect = (like: Parameters, part: unknown, path: string): void => {
    if (isTensor(like)) {
      if (!(isTensor(part) && sameShape(like.shape, part.shape))) {
        throw mismatch(path, `a tensor of shape ${formatShape(like.shape)}`, part);
      }
      tensors.push(part);
      return;
    }
    const names = Object.keys(like);
    if (isTensor(part) || typeof part !== "object" || part === null || Object.keys(part).length !== names.length) {
      throw mismatch(path, `the names [${names.join(", ")}]`, part);
    }
    for (const [name, inner] of Object.entries(like)) {
      collect(inner, Reflect.get(part, name), path === "" ? name : `${path}.${name}`);
    }
  };
  collect(model, tree, "");
  return tensors;
};

/** The same for a tree from outside, such as one from JSON, whose tensors may lack their elements. */
export const storedTensorsLike = (model: Parameters, tree: unknown, place: string): readonly Tensor[] => {
  const tensors = tensorsLike(model, tree, place);
  leaves(model).forEach(([path], i) => void expectElements(placeIn(place, path), tensors[i]!));
  return tensors;
};

/** Throws an ArgumentError unless all trees are there and all of their tensors have elements. */
export const expectStored = (place: string, trees: { readonly [name: string]: Parameters | undefined }): void => {
  for (const [name, tree] of Object.entries(trees)) {
    expectArgument(tree !== undefined, { place: `${place}: ${name}`, expected: "those of a state", received: tree });
    for (const [path, leaf] of leaves(tree, name)) expectElements(`${place}: ${path}`, leaf);
  }
};

const expectElements = (place: string, { data, shape, dtype }: Tensor): void => {
  const wanted = dtype === "float64" ? Float64Array : Float32Array;
  if (data instanceof wanted && data.length === sizeOf(shape)) return;
  throw new ArgumentError({
    place,
    expected: `a tensor whose data is a ${wanted.name} of length ${sizeOf(shape)}`,
    received: data,
    advice: "JSON makes objects of typed arrays: make tensors of them again with tensor(…) or fromElements(…).",
  });
};

const placeIn = (place: string, path: string): string => (path === "" ? `${place},` : `${place}: ${path}`);
