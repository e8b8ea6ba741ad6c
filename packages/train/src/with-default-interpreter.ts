import type { Interpreter } from "@gd/tensor";
import { loadCheckpoint as loadCheckpointOf } from "./checkpoint/load-checkpoint.js";
import { defaultInterpreter } from "./default-interpreter.js";
import { evaluate as evaluateOn } from "./evaluate/evaluate.js";
import { predict as predictOn } from "./evaluate/predict.js";
import { findLearningRate as findLearningRateOn } from "./inspect/find-learning-rate.js";
import { train as trainOn } from "./train.js";
import { createTraining as createTrainingOn } from "./training.js";

// What takes an interpreter, with one by default. @gd/train/core exports the same functions without it, which document them.

/** A setup with an interpreter. What is no setup is left to those that refuse it. */
const completed = <Setup extends { readonly interpreter?: Interpreter | undefined }>(setup: Setup): Setup =>
  Object.prototype.toString.call(setup) === "[object Object]" && setup.interpreter === undefined
    ? { ...setup, interpreter: defaultInterpreter() }
    : setup;

/** @function */
export const train: typeof trainOn = (options) => trainOn(completed(options));
/** @function */
export const createTraining: typeof createTrainingOn = (setup, start) => createTrainingOn(completed(setup), start);
/** @function */
export const evaluate: typeof evaluateOn = (setup, state, data, options) =>
  evaluateOn(completed(setup), state, data, options);
/** @function */
export const predict: typeof predictOn = (setup, state, input) => predictOn(completed(setup), state, input);
/** @function */
export const findLearningRate: typeof findLearningRateOn = (options) => findLearningRateOn(completed(options));
/** @function */
export const loadCheckpoint: typeof loadCheckpointOf = (setup, bytes) => loadCheckpointOf(completed(setup), bytes);
