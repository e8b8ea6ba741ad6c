import { exp, log } from "@gd/tensor";
import { cholesky, solveLower, solveUpper } from "./cholesky.js";
import type { Encoding } from "./encode.js";

/** What a process is made with: a length for each parameter, and the variance of the noise, in that of the process. */
export interface Scales {
  readonly lengths: readonly number[];
  readonly noise: number;
}

/** What is believed of the values: their mean and variance at a point. */
export interface GaussianProcess {
  /** The logarithm of the likelihood of the values, but for a constant, with the variance that makes it the largest. */
  readonly likelihood: number;
  readonly at: (point: readonly number[]) => { readonly mean: number; readonly variance: number };
}

/**
 * A Gaussian process with mean 0 and a Matérn kernel of 5/2 with a length for each parameter, through values at points.
 *
 *   k(r) = σ² (1 + √5 r + 5/3 r²) exp(−√5 r), r² = Σ (x − x′)² / ℓ²
 *
 * Source  C. E. Rasmussen & C. K. I. Williams, Gaussian processes for machine learning (2006), algorithm 2.1 and equation 4.17
 */
export const gaussianProcess = (
  points: readonly (readonly number[])[],
  values: readonly number[],
  { parameters }: Encoding,
  { lengths, noise }: Scales,
): GaussianProcess | undefined => {
  const n = points.length;
  const kernel = (one: readonly number[], other: readonly number[]): number => {
    let squared = 0;
    for (let c = 0; c < one.length; c++) {
      const difference = (one[c]! - other[c]!) / lengths[parameters[c]!]!;
      squared += difference * difference;
    }
    const scaled = Math.sqrt(5 * squared);
    return (1 + scaled + (5 / 3) * squared) * exp(-scaled);
  };
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) matrix[i * n + j] = kernel(points[i]!, points[j]!) + (i === j ? noise : 0);
  }
  const lower = cholesky(matrix, n);
  if (lower === undefined) return undefined;
  const half = solveLower(lower, values);
  const weights = solveUpper(lower, half);
  const scale = half.reduce((sum, x) => sum + x * x, 0) / n;
  let determinant = 0;
  for (let i = 0; i < n; i++) determinant += log(lower[i * n + i]!);
  return {
    likelihood: -0.5 * n * log(Math.max(scale, Number.MIN_VALUE)) - determinant,
    at(point) {
      const row = points.map((other) => kernel(point, other));
      const mean = row.reduce((sum, k, i) => sum + k * weights[i]!, 0);
      const explained = solveLower(lower, row).reduce((sum, x) => sum + x * x, 0);
      return { mean, variance: Math.max(0, scale * (1 - explained)) };
    },
  };
};
