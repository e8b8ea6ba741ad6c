import type { Described, DType, RandomStream, Shape, Tensor } from "@gd/tensor";

/**
 * Draws a layer's initial parameters. A weight's shape ends in `[inputs, outputs]`; the axes before them are those of a
 * convolution's kernel.
 */
export interface Initializer extends Described {
  <const S extends Shape>(shape: S, random: RandomStream, dtype: DType): Tensor<S>;
}
