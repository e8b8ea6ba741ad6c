import { createTraining, type TrainingStart } from "@gd/train";
import type { AnySetup } from "../../measure/any-setup.js";
import { withRateScaled } from "../../measure/rate.js";

/** A copy of a training that begins somewhere, at a multiple of the setup's learning rate. */
export const copyAtRate = (setup: AnySetup, start: TrainingStart, factor: number) => {
  const { model, loss, regularization, interpreter, seed } = setup;
  // A rate that is scaled has three digits: the setup's own is left as it is.
  const optimizer = factor === 1 ? setup.optimizer : withRateScaled(setup.optimizer, factor).optimizer;
  return createTraining({ model, loss, regularization, interpreter, seed, optimizer }, start);
};
