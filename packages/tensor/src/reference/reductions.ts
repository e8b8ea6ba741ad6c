import type { Elements } from "../dtype.js";

/**
 * Σ of `length` elements from `start`, in the documented order: element i is added to lane i mod 8, and the lanes are
 * added as ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)). Eight lanes are two vectors of float32 or four of float64, so
 * that a vectorized interpreter gives the same bits.
 */
export const sumInLanes = (data: Elements, start: number, length: number): number => {
  const lanes = data instanceof Float32Array ? float32Lanes.fill(0) : float64Lanes.fill(0);
  for (let i = 0; i < length; i++) lanes[i & 7] = lanes[i & 7]! + data[start + i]!;
  for (let width = 4; width > 0; width >>= 1) {
    for (let lane = 0; lane < width; lane++) lanes[lane] = lanes[lane]! + lanes[lane + width]!;
  }
  return lanes[0]!;
};

const float32Lanes = new Float32Array(8);
const float64Lanes = new Float64Array(8);

/** yᵢ = Σⱼ xᵢⱼ */
export const sumColumns = (x: Elements, y: Elements, rows: number, columns: number): void => {
  for (let i = 0; i < rows; i++) y[i] = sumInLanes(x, i * columns, columns);
};

/** yⱼ = Σᵢ xᵢⱼ, where y starts at 0 */
export const sumRows = (x: Elements, y: Elements, rows: number, columns: number): void => {
  for (let i = 0, p = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) y[j] = y[j]! + x[p++]!;
  }
};

/** yᵢ = maxⱼ xᵢⱼ; a NaN in a row is its maximum. */
export const maxColumns = (x: Elements, y: Elements, rows: number, columns: number): void => {
  for (let i = 0, p = 0; i < rows; i++) {
    let largest = -Infinity;
    for (let j = 0; j < columns; j++) largest = Math.max(largest, x[p++]!);
    y[i] = largest;
  }
};
