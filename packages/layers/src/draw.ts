import { type DType, fromElements, type Shape, sizeOf, type Tensor } from "@gd/tensor";

/** A tensor of independent draws, row by row. */
export const draw = <S extends Shape>(shape: S, dtype: DType, next: () => number): Tensor<S> => {
  const elements = dtype === "float32" ? new Float32Array(sizeOf(shape)) : new Float64Array(sizeOf(shape));
  return fromElements(elements.map(next), shape);
};
