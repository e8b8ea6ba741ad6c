import type { DType, Elements } from "./dtype.js";
import { sizeOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/** What tensors have in place of elements where only shapes are followed: an empty view of memory that is not empty. */
export const noElements: Readonly<Record<DType, Elements>> = {
  float32: new Float32Array(new ArrayBuffer(8), 0, 0),
  float64: new Float64Array(new ArrayBuffer(8), 0, 0),
};

/** Whether a tensor has values, rather than a shape alone, as under `counting`. */
export const hasElements = ({ data, shape }: Tensor): boolean =>
  data.length > 0 || sizeOf(shape) === 0 || data.buffer.byteLength === 0;
