import { meanSquaredError, residualSumOfSquares, softmaxCrossEntropy } from "@gd/losses";
import type { Loss } from "@gd/tensor";
import type { LossName } from "./by-hand-settings.js";

export const LOSSES_BY_NAME: Readonly<Record<LossName, Loss>> = {
  residualSumOfSquares,
  meanSquaredError,
  softmaxCrossEntropy,
};
