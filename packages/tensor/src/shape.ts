import { ArgumentError } from "./expect/argument-error.js";
import { expectSizes } from "./expect/expect-sizes.js";

/** The sizes of a tensor's axes, outermost first. The compiler checks literal sizes; others are checked at run time. */
export type Shape = readonly number[];

/** The number of elements of a tensor of this shape: the product of the sizes; 1 for a scalar. */
export const sizeOf = (shape: Shape): number => {
  if (!Array.isArray(shape)) expectSizes("sizeOf(shape)", shape, 0);
  let product = 1;
  for (let axis = 0; axis < shape.length; axis++) {
    const size = shape[axis]!;
    if (!isSize(size)) expectSizes("sizeOf(shape)", shape, 0);
    product *= size;
  }
  return product;
};

/** Whether a value is a list of whole numbers ≥ 0. */
export const isShape = (sizes: unknown): boolean => {
  if (!Array.isArray(sizes)) return false;
  for (let axis = 0; axis < sizes.length; axis++) if (!isSize(sizes[axis])) return false;
  return true;
};

const isSize = (size: number): boolean => Number.isInteger(size) && size >= 0;

/** Whether two shapes have the same rank and the same sizes. */
export const sameShape = (left: Shape, right: Shape): boolean => {
  if (!Array.isArray(left)) expectSizes("sameShape(left)", left, 0);
  if (!Array.isArray(right)) expectSizes("sameShape(right)", right, 0);
  if (left === right) return true;
  if (left.length !== right.length) return false;
  for (let axis = 0; axis < left.length; axis++) if (left[axis] !== right[axis]) return false;
  return true;
};

/** `[32, 128]`, with names for axes of any size: `[batch, 64]`. */
export const formatShape = (shape: readonly (number | string)[]): string => {
  if (Array.isArray(shape) && shape.every((size) => typeof size === "number" || typeof size === "string")) {
    return `[${shape.join(", ")}]`;
  }
  throw new ArgumentError({ place: "formatShape(shape)", expected: "a list of sizes and names", received: shape });
};
