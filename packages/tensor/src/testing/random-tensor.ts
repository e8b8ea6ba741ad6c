import { allocate, type DType, expectDType } from "../dtype.js";
import { expectRandomStream } from "../expect/expect-parts.js";
import { expectSizes } from "../expect/expect-sizes.js";
import type { RandomStream } from "../random/random-stream.js";
import { type Shape, sizeOf } from "../shape.js";
import { fromElements, type Tensor } from "../tensor.js";

/** A tensor of standard normal values. */
export const randomTensor = <const S extends Shape>(
  random: RandomStream,
  shape: S,
  dtype: DType = "float64",
): Tensor<S> => {
  expectRandomStream("randomTensor(random)", random);
  expectSizes("randomTensor(shape)", shape, 0);
  expectDType("randomTensor(dtype)", dtype);
  return fromElements(
    allocate(dtype, sizeOf(shape)).map(() => random.standardNormal()),
    shape,
  );
};
