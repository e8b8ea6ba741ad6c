import { allocate, type DType } from "../dtype.js";
import type { RandomStream } from "../random/random-stream.js";
import { type Shape, sizeOf } from "../shape.js";
import { fromElements, type Tensor } from "../tensor.js";

/** A tensor of standard normal values. */
export const randomTensor = <const S extends Shape>(
  random: RandomStream,
  shape: S,
  dtype: DType = "float64",
): Tensor<S> =>
  fromElements(
    allocate(dtype, sizeOf(shape)).map(() => random.standardNormal()),
    shape,
  );
