import { fromElements } from "@gd/tensor";
import { weightsHash } from "@gd/train/core";

/** The `weightsHash` of a regression's weights, in float64. */
export const regressionHash = (weights: readonly number[]): string =>
  weightsHash(fromElements(Float64Array.from(weights), [weights.length]));
