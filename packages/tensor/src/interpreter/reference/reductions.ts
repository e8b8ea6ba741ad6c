import type { Elements } from "../../dtype.js";

/**
 * Σ of `length` elements from `start`, in float64 and in the documented order: element i is added to lane i mod 8, and
 * the lanes are added as ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)). A vectorized interpreter has the same lanes in four
 * vectors, and gives the same bits.
 */
export const sumInLanes = (data: Elements, start: number, length: number): number => {
  let [s0, s1, s2, s3, s4, s5, s6, s7] = [0, 0, 0, 0, 0, 0, 0, 0];
  const end = start + length;
  let i = start;
  // Lanes in variables are four times faster than lanes in an array.
  for (; i + 8 <= end; i += 8) {
    s0 += data[i]!;
    s1 += data[i + 1]!;
    s2 += data[i + 2]!;
    s3 += data[i + 3]!;
    s4 += data[i + 4]!;
    s5 += data[i + 5]!;
    s6 += data[i + 6]!;
    s7 += data[i + 7]!;
  }
  const lanes = Float64Array.of(s0, s1, s2, s3, s4, s5, s6, s7);
  for (let lane = 0; i < end; i++, lane++) lanes[lane] = lanes[lane]! + data[i]!;
  for (let width = 4; width > 0; width >>= 1) {
    for (let lane = 0; lane < width; lane++) lanes[lane] = lanes[lane]! + lanes[lane + width]!;
  }
  return lanes[0]!;
};

/** yᵢ = Σⱼ xᵢⱼ */
export const sumColumns = (x: Elements, y: Elements, rows: number, columns: number): void => {
  for (let i = 0; i < rows; i++) y[i] = sumInLanes(x, i * columns, columns);
};

/** yᵢ = Σⱼ xᵢⱼ ÷ columns */
export const meanColumns = (x: Elements, y: Elements, rows: number, columns: number): void => {
  for (let i = 0; i < rows; i++) y[i] = sumInLanes(x, i * columns, columns) / columns;
};

/** yⱼ = Σᵢ xᵢⱼ */
export const sumRows = (x: Elements, y: Elements, rows: number, columns: number): void => {
  y.set(sumsOfRows(x, rows, columns));
};

/** yⱼ = Σᵢ xᵢⱼ ÷ rows */
export const meanRows = (x: Elements, y: Elements, rows: number, columns: number): void => {
  y.set(sumsOfRows(x, rows, columns).map((sum) => sum / rows));
};

const sumsOfRows = (x: Elements, rows: number, columns: number): Float64Array => {
  const sums = new Float64Array(columns);
  for (let i = 0, p = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) sums[j] = sums[j]! + x[p++]!;
  }
  return sums;
};

/** yᵢ = maxⱼ xᵢⱼ; a NaN in a row is its maximum. */
export const maxColumns = (x: Elements, y: Elements, rows: number, columns: number): void => {
  for (let i = 0, p = 0; i < rows; i++) {
    let largest = -Infinity;
    for (let j = 0; j < columns; j++) largest = Math.max(largest, x[p++]!);
    y[i] = largest;
  }
};
