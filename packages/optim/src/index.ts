export { type AccumulateMomentumOptions, accumulateMomentum, type MomentumState } from "./accumulate-momentum.js";
export { type AdamOptions, adam } from "./adam.js";
export { type AdaptiveMomentsOptions, type AdaptiveMomentsState, adaptiveMoments } from "./adaptive-moments.js";
export { chain } from "./chain.js";
export { constant } from "./constant.js";
export { type CosineDecayOptions, cosineDecay } from "./cosine-decay.js";
export { type CosineRestartsOptions, cosineRestarts } from "./cosine-restarts.js";
export { type ExponentialDecayOptions, exponentialDecay } from "./exponential-decay.js";
export { type GradientDescentOptions, gradientDescent } from "./gradient-descent.js";
export { type InverseTimeDecayOptions, inverseTimeDecay } from "./inverse-time-decay.js";
export { type JoinOptions, join } from "./join.js";
export { type LinearWarmupOptions, linearWarmup } from "./linear-warmup.js";
export { type MinimizeOptions, type MinimizeResult, minimize } from "./minimize.js";
export { type MinimizeStep, type MinimizeStepsOptions, minimizeSteps, type Objective } from "./minimize-steps.js";
export { type MomentumOptions, momentum } from "./momentum.js";
export { type NesterovOptions, nesterov } from "./nesterov.js";
export { type OneCycleOptions, oneCycle } from "./one-cycle.js";
export { OptionError } from "./option-error.js";
export { type PolynomialDecayOptions, polynomialDecay } from "./polynomial-decay.js";
export {
  type PlateauState,
  type ReduceOnPlateau,
  type ReduceOnPlateauOptions,
  reduceOnPlateau,
} from "./reduce-on-plateau.js";
export { scaleByLearningRate } from "./scale-by-learning-rate.js";
export type { Schedule } from "./schedule.js";
export { type StepDecayOptions, stepDecay } from "./step-decay.js";
export type { Progress, Stop, StopRules } from "./stop-rules.js";
