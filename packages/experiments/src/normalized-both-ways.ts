import { batchNorm } from "@gd/layers";
import { createContext, fromElements, type Ops, randomStreams, rowMajor } from "@gd/tensor";

/** Means and variances of two features. */
export interface Moments {
  readonly mean: readonly number[];
  readonly variance: readonly number[];
}

/** Eight examples of two features, one example after the other. */
export interface NormalizedBothWays {
  /** One feature around 0, the other around 10. */
  readonly before: ArrayLike<number>;
  /** Normalized over the whole array, as the notebook attempted it. */
  readonly wholeArray: ArrayLike<number>;
  /** Normalized feature by feature. */
  readonly perFeature: ArrayLike<number>;
}

/** The notebook's. */
const EPSILON = 0.001;

/** Draws eight examples of two features, and normalizes them over the whole array and feature by feature. */
export const normalizedBothWays = (ops: Ops, seed: number): NormalizedBothWays => {
  const random = randomStreams(seed).stream("features");
  const values = Float64Array.from({ length: 16 }, (_, i) => random.standardNormal() * (1 + (i % 2)) + 10 * (i % 2));
  const array = fromElements(values, [8, 2]);

  const mean = values.reduce((sum, x) => sum + x / values.length, 0);
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2 / values.length, 0);
  const wholeArray = ops.divide(ops.subtract(array, mean), Math.sqrt(variance + EPSILON));

  const layer = batchNorm(2, { epsilon: EPSILON });
  const context = createContext({ ops });
  const { output } = layer.forward(context, layer.initialize(context), array);
  return { before: values, wholeArray: rowMajor(wholeArray), perFeature: rowMajor(output) };
};

/** The mean and variance of each of two columns. */
export const momentsOf = (values: ArrayLike<number>): Moments => {
  const columns = [0, 1].map((column) => Array.from(values).filter((_, i) => i % 2 === column));
  const mean = columns.map((column) => column.reduce((sum, x) => sum + x, 0) / column.length);
  const variance = columns.map((column, i) => column.reduce((sum, x) => sum + (x - mean[i]!) ** 2, 0) / column.length);
  return { mean, variance };
};
