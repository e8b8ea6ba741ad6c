import type { Elements } from "@gd/tensor";

/** Where some numbers lie. */
export interface Moments {
  readonly mean: number;
  /** The square root of the mean square of the differences from the mean. */
  readonly deviation: number;
  /** The largest magnitude. */
  readonly largest: number;
}

/** The mean and the standard deviation of a column of a matrix of finite numbers, however large or small they are. */
export const momentsOf = (matrix: Elements, column: number, columns: number): Moments => {
  const size = matrix.length / columns;
  let largest = 0;
  for (let i = column; i < matrix.length; i += columns) largest = Math.max(largest, Math.abs(matrix[i]!));
  const unit = unitFor(largest);

  // The mean of differences from the first: for a column that never varies, these are exactly 0.
  const first = matrix[column]! / unit;
  let sum = 0;
  for (let i = column; i < matrix.length; i += columns) sum += matrix[i]! / unit - first;
  const mean = first + sum / size;
  let squares = 0;
  for (let i = column; i < matrix.length; i += columns) {
    const apart = matrix[i]! / unit - mean;
    squares += apart * apart;
  }
  return { mean: mean * unit, deviation: Math.sqrt(squares / size) * unit, largest };
};

/** A power of two, so that dividing by it changes no digits, which keeps squares from overflow and underflow. */
const unitFor = (largest: number): number => {
  if (largest > 2 ** 400) return 2 ** 600;
  return largest < 2 ** -400 ? 2 ** -600 : 1;
};
