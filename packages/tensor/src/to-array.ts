import { expectTensor } from "./expect/expect-tensor.js";
import { rowMajor } from "./row-major.js";
import type { Shape } from "./shape.js";
import type { NestedNumbers, Tensor } from "./tensor.js";

/** Plain arrays nested one level for each axis; a number for a scalar. */
export type NestedArray<S extends Shape> = S extends readonly []
  ? number
  : S extends readonly [number, ...infer Rest extends Shape]
    ? NestedArray<Rest>[]
    : NestedNumbers;

/** The values of a tensor as nested plain arrays: the inverse of `tensor`. */
export const toArray = <S extends Shape>(tensor: Tensor<S>): NestedArray<S> => {
  expectTensor("toArray(tensor)", tensor);
  const elements = rowMajor(tensor);
  let next = 0;
  const nest = (axis: number): NestedNumbers =>
    axis === tensor.shape.length
      ? elements[next++]!
      : Array.from({ length: tensor.shape[axis]! }, () => nest(axis + 1));
  return nest(0) as NestedArray<S>;
};
