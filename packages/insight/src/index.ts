/**
 * What is wrong with a training, before, while and after it runs, and what to change.
 *
 * @module @gd/insight
 */

export { diagnose, type WatchedOptions, watch } from "./doctor/diagnose.js";
export { diagnosesOf } from "./doctor/diagnoses-of.js";
export type { Diagnosis, Treatment } from "./doctor/diagnosis.js";
export type { DataFigures } from "./doctor/figures/data-figures.js";
export type { ActivationFigures, Examination, TensorFigures } from "./doctor/figures/examination.js";
export type { EpochFigures, Figures, OutputFigures } from "./doctor/figures/figures.js";
export type { NoiseFigures } from "./doctor/figures/noise-figures.js";
export type { SetupFigures } from "./doctor/figures/setup-figures.js";
export type { Trial } from "./doctor/figures/trials.js";
export type { Notes } from "./doctor/notes.js";
export { type Standstill, standstill } from "./doctor/standstill.js";
export { type Budget, type Treated, treat } from "./doctor/treat.js";
export type { Measure, Trained } from "./doctor/treatments/measures.js";
export type { Doctor, Examined, WatchOptions } from "./doctor/watch.js";
export type { AnyOptions, AnySetup } from "./measure/any-setup.js";
export type { Moments } from "./measure/moments.js";
export type { Task } from "./measure/task.js";
export type { Checked } from "./preflight/check.js";
export type { Finding } from "./preflight/finding.js";
export { type Preflight, preflight } from "./preflight/preflight.js";
export type { PreflightNames } from "./preflight/preflight-names.js";
export { type CompareOptions, type Comparison, compare, type TraceDifference } from "./trace/compare/compare.js";
export { readTrace } from "./trace/compare/read-trace.js";
export type { NumbersOfValue, TraceNumbers } from "./trace/compare/trace-numbers.js";
export type { TraceReason } from "./trace/expression/entry-rules.js";
export type {
  PaperCall,
  PaperExpression,
  PaperFunction,
  PaperNumber,
  PaperRest,
  PaperSymbol,
} from "./trace/expression/expression.js";
export type { TracePhase } from "./trace/record/record.js";
export type { RenderOptions } from "./trace/render/render-options.js";
export { traceHtml } from "./trace/render/trace-html.js";
export { traceJson } from "./trace/render/trace-json.js";
export { traceLatex } from "./trace/render/trace-latex.js";
export { traceMarkdown } from "./trace/render/trace-markdown.js";
export { type TraceTextOptions, traceText } from "./trace/render/trace-text.js";
export { type TraceOptions, trace } from "./trace/trace.js";
export type {
  Trace,
  TraceChain,
  TraceEntry,
  TraceEquation,
  TraceRole,
  TraceStatistics,
  TraceStep,
  TraceValue,
} from "./trace/trace-document.js";
