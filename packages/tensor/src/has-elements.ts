import type { DType, Elements } from "./dtype.js";
import { ArgumentError } from "./expect/argument-error.js";
import { isTensor } from "./is-tensor.js";
import { sizeOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/** Stands for the elements of a tensor that has only a shape: an empty view of memory that is not empty. */
export const noElements: Readonly<Record<DType, Elements>> = {
  float32: new Float32Array(new ArrayBuffer(8), 0, 0),
  float64: new Float64Array(new ArrayBuffer(8), 0, 0),
};

/** Whether a tensor has elements, rather than only a shape as under `counting`. */
export const hasElements = (tensor: Tensor): boolean => {
  if (!isTensor(tensor) || !ArrayBuffer.isView(tensor.data))
    throw new ArgumentError({ place: "hasElements(tensor)", expected: "a tensor", received: tensor });
  const { data, shape } = tensor;
  return data.length > 0 || sizeOf(shape) === 0 || data.buffer.byteLength === 0;
};
