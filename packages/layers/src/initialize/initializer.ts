import type { DType, RandomStream, Shape, Tensor } from "@gd/tensor";

/**
 * Draws the parameters a layer starts with. A weight's shape ends in `[inputs, outputs]`; the axes before are positions
 * of a convolution's kernel.
 */
export type Initializer = <const S extends Shape>(shape: S, random: RandomStream, dtype: DType) => Tensor<S>;
