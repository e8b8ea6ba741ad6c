/**
 * Gradient transformations, optimizers made of them, schedules, and `minimize` for plain functions.
 *
 * @module @gd/optim
 */

export { type BacktrackingOptions, backtracking } from "./minimize/backtracking.js";
export type { LineSearch, Trial } from "./minimize/line-search.js";
export { type MinimizeOptions, type MinimizeResult, minimize } from "./minimize/minimize.js";
export { type MinimizeStep, type MinimizeStepsOptions, minimizeSteps } from "./minimize/minimize-steps.js";
export type { Objective } from "./minimize/objective.js";
export type { Progress, Stop, StopRules } from "./minimize/stop-rules.js";
export { type StrongWolfeOptions, strongWolfe } from "./minimize/strong-wolfe.js";
export { type AdadeltaOptions, type AdadeltaState, adadelta } from "./optimizers/adadelta.js";
export { type AdagradOptions, type AdagradState, adagrad } from "./optimizers/adagrad.js";
export { type AdamOptions, adam } from "./optimizers/adam.js";
export { type AdamWOptions, adamW } from "./optimizers/adam-w.js";
export { type AdamaxOptions, type AdamaxState, adamax } from "./optimizers/adamax.js";
export { type GradientDescentOptions, gradientDescent } from "./optimizers/gradient-descent.js";
export { type LbfgsOptions, type LbfgsState, lbfgs } from "./optimizers/lbfgs.js";
export { type LionOptions, type LionState, lion } from "./optimizers/lion.js";
export { type MomentumOptions, momentum } from "./optimizers/momentum.js";
export { type NadamOptions, nadam } from "./optimizers/nadam.js";
export { type NesterovOptions, nesterov } from "./optimizers/nesterov.js";
export { type RmspropOptions, rmsprop } from "./optimizers/rmsprop.js";
export { constant } from "./schedules/constant.js";
export { type CosineDecayOptions, cosineDecay } from "./schedules/cosine-decay.js";
export { type CosineRestartsOptions, cosineRestarts } from "./schedules/cosine-restarts.js";
export { type ExponentialDecayOptions, exponentialDecay } from "./schedules/exponential-decay.js";
export { type InverseTimeDecayOptions, inverseTimeDecay } from "./schedules/inverse-time-decay.js";
export { type JoinOptions, join } from "./schedules/join.js";
export { type LinearWarmupOptions, linearWarmup } from "./schedules/linear-warmup.js";
export { type OneCycleOptions, oneCycle } from "./schedules/one-cycle.js";
export { type PolynomialDecayOptions, polynomialDecay } from "./schedules/polynomial-decay.js";
export {
  type PlateauState,
  type ReduceOnPlateau,
  type ReduceOnPlateauOptions,
  reduceOnPlateau,
} from "./schedules/reduce-on-plateau.js";
export type { Schedule } from "./schedules/schedule.js";
export { type StepDecayOptions, stepDecay } from "./schedules/step-decay.js";
export {
  type AccumulateGradientsOptions,
  type AccumulateGradientsState,
  accumulateGradients,
} from "./transformations/accumulate-gradients.js";
export {
  type AccumulateMomentumOptions,
  accumulateMomentum,
  type MomentumState,
} from "./transformations/accumulate-momentum.js";
export {
  type AdaptiveMomentsOptions,
  type AdaptiveMomentsState,
  adaptiveMoments,
} from "./transformations/adaptive-moments.js";
export { averagedWeights } from "./transformations/averaged-weights.js";
export { chain } from "./transformations/chain.js";
export { clipByNorm } from "./transformations/clip-by-norm.js";
export { clipByValue } from "./transformations/clip-by-value.js";
export { type EmaOptions, type EmaState, ema } from "./transformations/ema.js";
export { scaleByLearningRate } from "./transformations/scale-by-learning-rate.js";
export { weightDecay } from "./transformations/weight-decay.js";
