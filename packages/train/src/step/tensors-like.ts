import { ArgumentError, formatShape, isTensor, type Parameters, sameShape, type Tensor } from "@gd/tensor";

/**
 * The tensors of a tree in the order in which another tree of the same names has them: `{ bias, weight }` is laid out
 * as `{ weight, bias }` where that is the model's order. Throws an ArgumentError when a tensor is missing, has another
 * shape, or is not expected.
 */
export const tensorsLike = (
  model: Parameters,
  tree: unknown,
  place: string,
  advice = "Names and shapes are those of the setup's model and optimizer.",
): readonly Tensor[] => {
  const tensors: Tensor[] = [];
  const mismatch = (path: string, expected: string, received: unknown): ArgumentError => {
    const at = path === "" ? `${place},` : `${place}: ${path}`;
    return new ArgumentError({ place: at, expected, received, advice });
  };
  const collect = (like: Parameters, part: unknown, path: string): void => {
    if (isTensor(like)) {
      if (!(isTensor(part) && Array.isArray(part.shape) && sameShape(like.shape, part.shape))) {
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
