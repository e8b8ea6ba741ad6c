/** The sizes of a tensor's axes, outermost first. The compiler checks literal sizes; others are checked at run time. */
export type Shape = readonly number[];

/** The number of elements of a tensor of this shape: the product of the sizes; 1 for a scalar. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

/** Whether all sizes are whole numbers ≥ 0. */
export const isShape = (sizes: readonly number[]): boolean =>
  sizes.every((size) => Number.isInteger(size) && size >= 0);

/** Whether two shapes have the same rank and the same sizes. */
export const sameShape = (left: Shape, right: Shape): boolean =>
  left.length === right.length && left.every((size, axis) => size === right[axis]);

/** `[32, 128]`, with names for axes of any size: `[batch, 64]`. */
export const formatShape = (shape: readonly (number | string)[]): string => `[${shape.join(", ")}]`;
