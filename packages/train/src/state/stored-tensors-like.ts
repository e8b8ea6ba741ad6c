import { ArgumentError, expectParameters, leaves, type Parameters, rowMajor, sizeOf, type Tensor } from "@gd/tensor";
import { notFiniteIndex } from "../inspect/not-finite-index.js";
import { tensorsLike } from "../step/tensors-like.js";

/**
 * The tensors of a stored tree in the order in which another tree of the same names has them. Throws an ArgumentError unless
 * the names and shapes are the same, and all elements are there and finite.
 */
export const storedTensorsLike = (
  like: Parameters,
  tree: unknown,
  place: string,
  advice?: string,
): readonly Tensor[] => {
  const tensors = tensorsLike(like, tree, place, advice);
  expectStored(place, tree);
  return tensors;
};

/** Throws an ArgumentError unless a value is a tree of tensors, all of whose elements are there and finite. */
export function expectStored(place: string, tree: unknown): asserts tree is Parameters {
  expectParameters(place, tree);
  for (const [path, tensor] of leaves(tree)) {
    const { data, shape } = tensor;
    const at = path === "" ? `${place},` : `${place}: ${path}`;
    if (data.length !== sizeOf(shape)) {
      throw new ArgumentError({
        place: at,
        expected: `a tensor with ${sizeOf(shape)} elements`,
        received: data.length,
      });
    }
    const index = notFiniteIndex(tensor);
    if (index < 0) continue;
    const received = rowMajor(tensor)[index];
    throw new ArgumentError({ place: at, expected: "finite elements", received, advice: `It is element ${index}.` });
  }
}
