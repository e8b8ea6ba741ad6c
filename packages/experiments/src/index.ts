/**
 * The experiments of two documents, a tutorial and a notebook, and the parts of them that the demo shows step by step.
 *
 * @module @gd/experiments
 */

export type { BatchNormResult, DeepRun } from "./batch-norm.js";
export {
  HIDDEN_LAYERS,
  SPIRAL_BATCH,
  SPIRAL_EPOCHS,
  type SpiralNetwork,
  spiralPoints,
  spiralSetup,
} from "./deep-spirals.js";
export { descendOnRegression } from "./descend-on-regression.js";
export type { DigitRun } from "./digit-run.js";
export type { DigitsResult } from "./digits.js";
export type { Completed, DigitFiles, Experiment, ExperimentEvent, RunOptions } from "./experiment.js";
export { experiments } from "./experiments.js";
export type { HandDerivedResult, LayerGradients } from "./hand-derived.js";
export { largestIndex } from "./largest-index.js";
export { type Magnitudes, OCTAVES } from "./magnitudes.js";
export { Network, type NetworkOptions } from "./network.js";
export type { NetworkClassResult } from "./network-class.js";
export type { LayerProbe, NetworkProbe } from "./network-probe.js";
export {
  type Moments,
  momentsOf,
  type NormalizedBothWays,
  normalizedBothWays,
} from "./normalized-both-ways.js";
export { NOTEBOOK_REGRESSION, type PrintedRegression } from "./notebook-regression.js";
export type { OnePairResult } from "./one-pair.js";
export type { PairFigures } from "./pair-figures.js";
export { PAIR, type PairTraining, type PairTrainingOptions, POINTS, pairTraining } from "./pair-training.js";
export {
  isLearned,
  type PairNetwork,
  type PairVariant,
  pairTrainingOptions,
  REPAIRS,
  SATURATED,
} from "./pair-variants.js";
export type { NamedRegressionFigures, RegressionResult } from "./regression.js";
export { type RegressionBowl, regressionBowl } from "./regression-bowl.js";
export { type RegressionData, regressionData, TRUE_WEIGHTS } from "./regression-data.js";
export { regressionHash } from "./regression-hash.js";
export {
  type Descent,
  type RegressionFigures,
  type RegressionIteration,
  type RegressionRacer,
  type RuleAtWork,
  regressionRacer,
} from "./regression-racer.js";
export { NOTEBOOK_RULE, type RegressionRule } from "./regression-rule.js";
export {
  ADAM,
  type RacerName,
  VARIANT_NAMES,
  type VariantName,
} from "./regression-variant.js";
export { type ReluBackward, reluByGradient } from "./relu-by-gradient.js";
export type { Axis, Comparison, Figure, Picture, Report, Series, Table } from "./report.js";
export type { ScaledSigmoidResult, ScaledSigmoidVariant } from "./scaled-sigmoid.js";
export { showNumber, showPercent } from "./show-number.js";
export { type Expression, formulaOf, type WrittenOperand } from "./trace-expression.js";
export { type DerivedNetwork, type NetworkTraceRow, type TraceRow, traceNetwork } from "./trace-network.js";
export { tutorialWeights } from "./tutorial-network.js";
