import { ArgumentError, formatShape, isTensor, type Parameters, sameShape, sizeOf, type Tensor } from "@gd/tensor";

/**
 * The tensors of a tree in the order in which another tree of the same names has them: `{ bias, weight }` is laid out
 * as `{ weight, bias }` where that is the model's order. Throws an ArgumentError when a tensor is missing, is none, has
 * another shape, or is too many.
 */
export const tensorsLike = (model: Parameters, tree: unknown, place: string): readonly Tensor[] => {
  const tensors: Tensor[] = [];
  const mismatch = (path: string, expected: string, part: unknown): ArgumentError => {
    const advice = "Give the names and shapes of the model's parameters.";
    return new ArgumentError({ place: path === "" ? place : `${place}: ${path}`, expected, received: part, advice });
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

/** The tensors of a tree that comes from outside, such as from JSON: looked at whether they have elements. */
export const storedTensorsLike = (model: Parameters, tree: unknown, place: string): readonly Tensor[] =>
  tensorsLike(model, tree, place).map((tensor) => {
    const { data, shape, dtype } = tensor;
    const wanted = dtype === "float64" ? Float64Array : Float32Array;
    if (data instanceof wanted && data.length === sizeOf(shape)) return tensor;
    throw new ArgumentError({
      place,
      expected: `tensors whose data is a ${wanted.name} of as many elements as the shape has`,
      received: data,
      advice: "JSON makes objects of typed arrays: make tensors of them again with tensor(…) or fromElements(…).",
    });
  });
