export { handDerived, type HandDerivedResult } from "./hand-derived.js";
export { onePair } from "./one-pair.js";
export { vanishing } from "./vanishing.js";
export { scaledSigmoid } from "./scaled-sigmoid.js";
export { type TraceRow, traceHandDerived } from "./trace-hand-derived.js";
export type { DigitFiles, Experiment, ExperimentEvent, Completed, RunOptions } from "./experiment.js";
export type { Axis, Comparison, Figure, Picture, Report, Series, Table } from "./report.js";
