/**
 * What is wrong with a training, before, while and after it runs, and what to change.
 *
 * @module @gd/insight
 */

export type { Checked } from "./preflight/check.js";
export type { Finding } from "./preflight/finding.js";
export { type Preflight, preflight } from "./preflight/preflight.js";
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
