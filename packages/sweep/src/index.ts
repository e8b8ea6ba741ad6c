/**
 * Searches for hyperparameters: spaces, samplers and pruners, of which each trial is a function of what it knows.
 *
 * @module @gd/sweep
 */

export { type Importance, type ImportanceOptions, importance } from "./analyze/importance.js";
export { paretoFront } from "./analyze/pareto-front.js";
export type { HalvingPruner, MedianPruner, PrunerOptions } from "./pruners/pruner-of.js";
export type { Stop } from "./pruners/stop.js";
export type { GaussianProcessOptions } from "./samplers/gaussian-process/gaussian-process-sampler.js";
export type { SamplerOptions } from "./samplers/sampler-of.js";
export type { TpeOptions } from "./samplers/tpe.js";
export { createSweep, type Sweep, type SweepOptions } from "./schedule/create-sweep.js";
export type { Job, Outcome, Trial } from "./schedule/trial.js";
export type {
  ChoiceParameter,
  Conditional,
  IntegerParameter,
  Parameter,
  Point,
  RealParameter,
  Space,
  Value,
} from "./space/space.js";
