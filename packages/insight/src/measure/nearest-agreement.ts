import type { Examples } from "@gd/data";
import { rowsOf } from "./sample.js";

/**
 * By how many standard deviations the targets of nearest neighbours agree more than by chance. With s(i) = −‖tᵢ − tₙ₍ᵢ₎‖² for the
 * nearest neighbour n(i) of each example by its features, brought to one scale, and the same for pairs at random:
 * (mean s − mean of random pairs) / standard error.
 */
export const nearestAgreement = (examples: Examples): number => {
  const inputs = scaledRows(rowsOf(examples.input));
  const targets = rowsOf(examples.target);
  const n = inputs.length;
  const isLabel = examples.target.shape.length === 1;
  const differ = (i: number, j: number): number => {
    const [a, b] = [targets[i]!, targets[j]!];
    if (isLabel) return a[0] === b[0] ? 0 : 1;
    return squaredDistance(a, b);
  };
  const nearest = inputs.map((row, i) => {
    let [best, place] = [Number.POSITIVE_INFINITY, -1];
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      const distance = squaredDistance(row, inputs[j]!);
      if (distance < best) [best, place] = [distance, j];
    }
    return differ(i, place);
  });
  // Each example beside the one half a list away: pairs that say nothing of neighbours.
  const random = inputs.map((_, i) => differ(i, (i + Math.floor(n / 2)) % n));
  const gap = mean(random) - mean(nearest);
  const error = Math.sqrt((variance(random) + variance(nearest)) / n);
  return error === 0 ? 0 : gap / error;
};

const squaredDistance = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return sum;
};

const scaledRows = (rows: readonly ArrayLike<number>[]): readonly ArrayLike<number>[] => {
  const width = rows[0]?.length ?? 0;
  const scales = Array.from({ length: width }, (_, i) => {
    const column = rows.map((row) => row[i]!);
    return Math.sqrt(variance(column)) || 1;
  });
  return rows.map((row) => Float64Array.from(row, (x, i) => x / scales[i]!));
};

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
const variance = (values: readonly number[]): number => {
  const middle = mean(values);
  return mean(values.map((x) => (x - middle) ** 2));
};
