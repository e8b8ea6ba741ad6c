import { ArgumentError, type DType, expectParameters, leaves, type Parameters, sizeOf, type Tensor } from "@gd/tensor";
import { tensorsLike } from "../step/tensors-like.js";
import { type StateTree, wrongElement } from "./wrong-element.js";

/** A tree of a state, and what errors say of it. */
interface StoredTree {
  readonly place: string;
  readonly tree: StateTree;
  /** The precision of the setup's interpreter. */
  readonly dtype: DType;
  /** What to do where names and shapes are others. */
  readonly advice?: string | undefined;
}

/**
 * The tensors of a stored tree in the order in which another tree of the same names has them. Throws an ArgumentError unless
 * the names, the shapes and the precision are the same, and all elements are there and can be.
 */
export const storedTensorsLike = (
  like: Parameters,
  stored: unknown,
  { place, tree, dtype, advice }: StoredTree,
): readonly Tensor[] => {
  const tensors = tensorsLike(like, stored, place, advice);
  expectStored(place, tree, stored);
  const other = leaves(stored).find(([, tensor]) => tensor.dtype !== dtype);
  if (other === undefined) return tensors;
  const [path, { dtype: received }] = other;
  throw new ArgumentError({
    place: placeAt(place, path),
    expected: `"${dtype}", the precision of the setup's interpreter`,
    received,
    advice: `Pass an interpreter of ${received}, or convert the tree: mapLeaves(tree, (leaf) => interpreter.ops.from(leaf)).`,
  });
};

/** Throws an ArgumentError unless a value is a tree of tensors, all of whose elements are there and can be. */
export function expectStored(place: string, tree: StateTree, stored: unknown): asserts stored is Parameters {
  expectParameters(place, stored);
  for (const [path, tensor] of leaves(stored)) {
    const { data, shape } = tensor;
    const at = placeAt(place, path);
    if (data.length !== sizeOf(shape)) {
      throw new ArgumentError({
        place: at,
        expected: `a tensor with ${sizeOf(shape)} elements`,
        received: data.length,
      });
    }
    const wrong = wrongElement(tree, path, tensor);
    if (wrong === undefined) continue;
    const { expected, value, index } = wrong;
    throw new ArgumentError({ place: at, expected, received: value, advice: `It is element ${index}.` });
  }
}

const placeAt = (place: string, path: string): string => (path === "" ? `${place},` : `${place}: ${path}`);
