import { clippedMostly, noisyBatches, smallNormalizedBatches } from "./causes/batches.js";
import type { Cause } from "./causes/cause.js";
import { leakingFeature, unbalancedClasses, unscaledInputs, unscaledTargets } from "./causes/data.js";
import { badInitialScale, explodingGradients, symmetricWeights, vanishingGradients } from "./causes/first-weights.js";
import { overfitting, stoppedEarly, strongDecay, underfitting } from "./causes/fit.js";
import { boundedOutput, softmaxTwice, squaredErrorOnClasses } from "./causes/outputs.js";
import { notFinite, plateau, rateTooHigh, rateTooLow } from "./causes/rate.js";
import { deadUnits, saturatedUnits } from "./causes/units.js";

/** All causes that are looked for: of the data, the model, the first weights, the steps, and the fit. */
export const causes: readonly Cause[] = [
  unscaledInputs,
  unscaledTargets,
  leakingFeature,
  unbalancedClasses,
  softmaxTwice,
  boundedOutput,
  squaredErrorOnClasses,
  symmetricWeights,
  badInitialScale,
  vanishingGradients,
  explodingGradients,
  deadUnits,
  saturatedUnits,
  notFinite,
  rateTooHigh,
  rateTooLow,
  plateau,
  smallNormalizedBatches,
  noisyBatches,
  clippedMostly,
  strongDecay,
  stoppedEarly,
  overfitting,
  underfitting,
];
