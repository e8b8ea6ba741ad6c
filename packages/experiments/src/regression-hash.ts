import { fromElements } from "@gd/tensor";
import { weightsHash } from "@gd/train";

/** `weightsHash` of the weights of a regression, in float64. */
export const regressionHash = (weights: readonly number[]): Promise<string> =>
  weightsHash(fromElements(Float64Array.from(weights), [weights.length]));
