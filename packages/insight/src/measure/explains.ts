import type { Examples } from "@gd/data";
import { rowMajor, sizeOf } from "@gd/tensor";
import { isOneHot } from "./is-one-hot.js";
import { momentsOf } from "./moments.js";
import { rowsOf } from "./sample.js";

/**
 * How much of the targets each feature alone explains: for numbers r², of several the mean, so that a copy of one output is not all
 * of the answer; for classes η², the share of the feature's variance that lies between them.
 */
export const explains = ({ input, target }: Examples, isLabel: boolean): readonly number[] => {
  const features = standardized(rowMajor(input), sizeOf(input.shape.slice(1)));
  const rows = rowsOf(target);
  if (isLabel || isOneHot(rows)) {
    const classes = isLabel ? rows.map((row) => row[0]!) : rows.map((row) => Array.from(row).indexOf(1));
    return features.map((x) => betweenClasses(x, classes));
  }
  const targets = standardized(rowMajor(target), sizeOf(target.shape.slice(1)));
  return features.map((x) => momentsOf(targets.map((y) => correlation(x, y) ** 2)).mean);
};

/** The columns with mean 0 and deviation 1; those that never vary are 0. */
const standardized = (elements: ArrayLike<number>, width: number): readonly Float64Array[] =>
  Array.from({ length: width }, (_, column) => {
    const { mean, deviation } = momentsOf(elements, column, width);
    const size = elements.length / width;
    return Float64Array.from({ length: size }, (_, row) => (elements[row * width + column]! - mean) / (deviation || 1));
  });

const correlation = (x: Float64Array, y: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum / x.length;
};

const betweenClasses = (x: Float64Array, classes: readonly number[]): number => {
  const groups = new Map<number, { sum: number; count: number }>();
  x.forEach((value, i) => {
    const { sum, count } = groups.get(classes[i]!) ?? { sum: 0, count: 0 };
    groups.set(classes[i]!, { sum: sum + value, count: count + 1 });
  });
  return [...groups.values()].reduce((total, { sum, count }) => total + sum ** 2 / count, 0) / x.length;
};
