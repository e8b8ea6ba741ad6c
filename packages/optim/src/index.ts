/**
 * Gradient transformations, optimizers made of them, schedules, and `minimize` for plain functions.
 *
 * @module @gd/optim
 */

export {
  type AccumulateGradientsOptions,
  type AccumulateGradientsState,
  accumulateGradients,
} from "./accumulate-gradients.js";
export { type AccumulateMomentumOptions, accumulateMomentum, type MomentumState } from "./accumulate-momentum.js";
export { type AdadeltaOptions, type AdadeltaState, adadelta } from "./adadelta.js";
export { type AdagradOptions, type AdagradState, adagrad } from "./adagrad.js";
export { type AdamOptions, adam } from "./adam.js";
export { type AdamWOptions, adamW } from "./adam-w.js";
export { type AdamaxOptions, type AdamaxState, adamax } from "./adamax.js";
export { type AdaptiveMomentsOptions, type AdaptiveMomentsState, adaptiveMoments } from "./adaptive-moments.js";
export { averagedWeights } from "./averaged-weights.js";
export { type BacktrackingOptions, backtracking } from "./backtracking.js";
export { chain } from "./chain.js";
export { clipByNorm } from "./clip-by-norm.js";
export { clipByValue } from "./clip-by-value.js";
export { constant } from "./constant.js";
export { type CosineDecayOptions, cosineDecay } from "./cosine-decay.js";
export { type CosineRestartsOptions, cosineRestarts } from "./cosine-restarts.js";
export { type EmaOptions, type EmaState, ema } from "./ema.js";
export { type ExponentialDecayOptions, exponentialDecay } from "./exponential-decay.js";
export { type GradientDescentOptions, gradientDescent } from "./gradient-descent.js";
export { type InverseTimeDecayOptions, inverseTimeDecay } from "./inverse-time-decay.js";
export { type JoinOptions, join } from "./join.js";
export { type LbfgsOptions, type LbfgsState, lbfgs } from "./lbfgs.js";
export type { LineSearch, Trial } from "./line-search.js";
export { type LinearWarmupOptions, linearWarmup } from "./linear-warmup.js";
export { type LionOptions, type LionState, lion } from "./lion.js";
export { type MinimizeOptions, type MinimizeResult, minimize } from "./minimize.js";
export { type MinimizeStep, type MinimizeStepsOptions, minimizeSteps } from "./minimize-steps.js";
export { type MomentumOptions, momentum } from "./momentum.js";
export { type NadamOptions, nadam } from "./nadam.js";
export { type NesterovOptions, nesterov } from "./nesterov.js";
export type { Objective } from "./objective.js";
export { type OneCycleOptions, oneCycle } from "./one-cycle.js";
export { OptionError } from "./option-error.js";
export { type PolynomialDecayOptions, polynomialDecay } from "./polynomial-decay.js";
export {
  type PlateauState,
  type ReduceOnPlateau,
  type ReduceOnPlateauOptions,
  reduceOnPlateau,
} from "./reduce-on-plateau.js";
export { type RmspropOptions, rmsprop } from "./rmsprop.js";
export { scaleByLearningRate } from "./scale-by-learning-rate.js";
export type { Schedule } from "./schedule.js";
export { type StepDecayOptions, stepDecay } from "./step-decay.js";
export type { Progress, Stop, StopRules } from "./stop-rules.js";
export { type StrongWolfeOptions, strongWolfe } from "./strong-wolfe.js";
export { weightDecay } from "./weight-decay.js";
