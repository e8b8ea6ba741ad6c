import type { Elements } from "../../dtype.js";

/** How many labels a precision tells from each other: from 2²⁴ on, float32 has no odd numbers. */
const distinctLabels = ({ BYTES_PER_ELEMENT }: Elements, classes: number): number =>
  BYTES_PER_ELEMENT === 4 ? Math.min(classes, 2 ** 24) : classes;

/** Whether a label is a whole number from 0 to count − 1. */
const isLabel = (label: number, count: number): boolean => Number.isInteger(label) && label >= 0 && label < count;

/** yᵢⱼ = 1 where labelᵢ = j, where y starts at 0 */
export const oneHot = (labels: Elements, y: Elements, classes: number): void => {
  const count = distinctLabels(labels, classes);
  labels.forEach((label, i) => {
    if (isLabel(label, count)) y[i * classes + label] = 1;
    else y.fill(Number.NaN, i * classes, (i + 1) * classes);
  });
};

/** yᵢⱼ = tableₗⱼ for l = labelᵢ */
export const gatherRows = (table: Elements, labels: Elements, y: Elements, classes: number, columns: number): void => {
  const count = distinctLabels(labels, classes);
  labels.forEach((label, i) => {
    if (isLabel(label, count)) y.set(table.subarray(label * columns, (label + 1) * columns), i * columns);
    else y.fill(Number.NaN, i * columns, (i + 1) * columns);
  });
};

/** yₗⱼ = Σ rowsᵢⱼ over the i with labelᵢ = l, in order and in float64, rounded once, where y starts at 0 */
export const sumRowsByLabel = (
  rows: Elements,
  labels: Elements,
  y: Elements,
  classes: number,
  columns: number,
): void => {
  const count = distinctLabels(labels, classes);
  if (labels.some((label) => !isLabel(label, count))) {
    y.fill(Number.NaN);
    return;
  }
  // Of the labels that occur alone: a table may have many rows.
  const sums = new Map<number, Float64Array>();
  labels.forEach((label, i) => {
    const sum = sums.get(label) ?? new Float64Array(columns);
    sums.set(label, sum);
    for (let j = 0; j < columns; j++) sum[j]! += rows[i * columns + j]!;
  });
  for (const [label, sum] of sums) y.set(sum, label * columns);
};
