import { allocate, type DType, type Elements, expectDType } from "./dtype.js";
import { expectArgument } from "./expect/expect.js";
import { expectAttached } from "./expect/expect-attached.js";
import { expectOptions } from "./expect/expect-options.js";
import { expectSizes } from "./expect/expect-sizes.js";
import { isTensor } from "./is-tensor.js";
import { formatShape, type Shape, sizeOf } from "./shape.js";
import { ShapeError } from "./shape-error.js";
import type { Tensor } from "./tensor.js";

/** A tensor of bytes ÷ unit. Its elements are computed when first read; an interpreter may read the bytes instead. */
export interface ByteTensor<S extends Shape = Shape> extends Tensor<S> {
  /** The bytes, row by row. */
  readonly bytes: Uint8Array;
  /** What each byte is divided by. */
  readonly unit: number;
}

/** Options of `fromBytes`. */
export interface ByteTensorOptions {
  /** Precision of the elements. Default: float32. */
  readonly dtype?: DType;
  /** What each byte is divided by. Default: 1. */
  readonly unit?: number;
}

/**
 * A tensor of byte ÷ unit, over bytes that are already in memory, row by row. The bytes are not copied, and must
 * not change while the tensor is in use.
 */
export const fromBytes = <const S extends Shape>(
  bytes: Uint8Array,
  shape: S,
  options: ByteTensorOptions = {},
): ByteTensor<S> => {
  const { dtype = "float32", unit = 1 } = expectOptions("fromBytes", options, ["dtype", "unit"]);
  expectDType("fromBytes(dtype)", dtype);
  expectArgument(Number.isFinite(unit) && unit !== 0, {
    place: "fromBytes(unit)",
    expected: "a finite number other than 0",
    received: unit,
  });
  expectArgument(Object.prototype.toString.call(bytes) === "[object Uint8Array]", {
    place: "fromBytes(bytes)",
    expected: "a Uint8Array",
    received: bytes,
    advice: "new Uint8Array(…) makes one of an ArrayBuffer, and of numbers from 0 to 255.",
  });
  expectAttached("fromBytes(bytes)", bytes);
  expectSizes("fromBytes(shape)", shape, 0);
  if (bytes.length !== sizeOf(shape)) {
    throw new ShapeError({
      place: `a tensor of shape ${formatShape(shape)}`,
      role: "bytes",
      expected: [sizeOf(shape)],
      received: [bytes.length],
    });
  }
  let elements: Elements | undefined;
  return {
    shape,
    dtype,
    transposed: false,
    bytes,
    unit,
    get data() {
      if (elements !== undefined) return elements;
      elements = allocate(dtype, bytes.length);
      for (let i = 0; i < bytes.length; i++) elements[i] = bytes[i]! / unit;
      return elements;
    },
  };
};

/** Whether a tensor was made by `fromBytes`. */
export const isByteTensor = (tensor: Tensor): tensor is ByteTensor =>
  isTensor(tensor) && "bytes" in tensor && "unit" in tensor;
