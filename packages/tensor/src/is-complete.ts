import type { Tensor } from "./tensor.js";

/**
 * Whether a tensor has its elements: as many as its shape says, in arrays of this realm. Every operation asks it of every
 * operand, so nothing is called here.
 */
export const isComplete = (tensor: Tensor): boolean => {
  const data = tensor?.data;
  if (!(tensor?.dtype === "float64" ? data instanceof Float64Array : data instanceof Float32Array)) return false;
  const { shape, transposed } = tensor;
  if (!Array.isArray(shape) || (transposed && shape.length !== 2)) return false;
  let size = 1;
  for (let axis = 0; axis < shape.length; axis++) size *= shape[axis];
  return data.length === size;
};
