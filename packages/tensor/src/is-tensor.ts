import type { Tensor } from "./tensor.js";

/** Whether a value is a tensor. */
export const isTensor = (value: unknown): value is Tensor =>
  typeof value === "object" &&
  value !== null &&
  "dtype" in value &&
  "data" in value &&
  "shape" in value &&
  Array.isArray(value.shape);
