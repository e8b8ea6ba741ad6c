import { log, type RandomStream } from "@gd/tensor";
import type { KnownTrial } from "./sampler.js";

/** How much the sum counts beside the largest part. */
const SUM_SHARE = 0.05;

/**
 * One number for each trial, which is to be small, for a sampler that knows of one objective: the value itself, or where there are
 * several their augmented Chebyshev norm, with weights at random, so that trial by trial the whole Pareto front is looked for.
 *
 *   maxₖ wₖ zₖ + 0.05 Σₖ wₖ zₖ, with zₖ in [0, 1] by the range of the known values, and w uniform on the simplex
 *
 * Source  J. Knowles, ParEGO, IEEE Transactions on Evolutionary Computation 10 (2006)
 */
export const scalarValues = (known: readonly KnownTrial[], { uniform }: RandomStream): readonly number[] => {
  const objectives = known[0]?.values.length ?? 1;
  if (objectives === 1) return known.map(({ values }) => values[0]!);
  // Exponential draws, divided by their sum, are uniform on the simplex.
  const draws = Array.from({ length: objectives }, () => -log(1 - uniform()));
  const sum = draws.reduce((total, draw) => total + draw, 0);
  const ranges = draws.map((_, k) => {
    const finite = known.map(({ values }) => values[k]!).filter(Number.isFinite);
    return { low: Math.min(...finite), high: Math.max(...finite) };
  });
  return known.map(({ values }) => {
    const parts = values.map((value, k) => {
      const { low, high } = ranges[k]!;
      if (value === Number.POSITIVE_INFINITY) return value;
      return (draws[k]! / sum) * (high > low ? (value - low) / (high - low) : 0);
    });
    return Math.max(...parts) + SUM_SHARE * parts.reduce((total, part) => total + part, 0);
  });
};
