export type { BatchNormResult, DeepRun, Moments } from "./batch-norm.js";
export type { DigitRun } from "./digit-run.js";
export type { DigitsResult } from "./digits.js";
export type { Completed, DigitFiles, Experiment, ExperimentEvent, RunOptions } from "./experiment.js";
export { experiments } from "./experiments.js";
export type { HandDerivedResult, LayerGradients } from "./hand-derived.js";
export { type Magnitudes, OCTAVES } from "./magnitudes.js";
export { Network, type NetworkOptions } from "./network.js";
export type { NetworkClassResult } from "./network-class.js";
export type { LayerProbe, NetworkProbe } from "./network-probe.js";
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
export { type RegressionData, regressionData } from "./regression-data.js";
export {
  type Descent,
  descendOnRegression,
  type RegressionFigures,
  type RegressionIteration,
  type VariantName,
} from "./regression-variant.js";
export { reluByGradient } from "./relu-by-gradient.js";
export type { Axis, Comparison, Figure, Picture, Report, Series, Table } from "./report.js";
export type { ScaledSigmoidResult, ScaledSigmoidVariant } from "./scaled-sigmoid.js";
export { showNumber, showPercent } from "./show-number.js";
export { type Expression, formulaOf, type WrittenOperand } from "./trace-expression.js";
export { traceHandDerived } from "./trace-hand-derived.js";
export { type DerivedNetwork, type NetworkTraceRow, type TraceRow, traceNetwork } from "./trace-network.js";
