import { allocate, type DType, fromElements, type Shape, sizeOf, type Tensor } from "@gd/tensor";

/** A tensor of independent draws, row by row. */
export const draw = <S extends Shape>(shape: S, dtype: DType, next: () => number): Tensor<S> =>
  fromElements(allocate(dtype, sizeOf(shape)).map(next), shape);
