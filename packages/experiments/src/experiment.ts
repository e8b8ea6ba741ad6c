import type { LabelledImages } from "@gd/data";
import type { DType, SynchronousInterpreter } from "@gd/tensor";
import type { Report } from "./report.js";

/** The images that a network learns the digits from, and those it is tested on. */
export interface DigitFiles {
  readonly training: LabelledImages;
  readonly test: LabelledImages;
}

/** What a run needs from outside. */
export interface RunOptions {
  /** What computes in a precision, such as `wasmInterpreter({ dtype })`. */
  readonly interpreterIn: (dtype: DType) => SynchronousInterpreter;
  /** Of everything drawn at random that the document does not fix. */
  readonly seed: number;
  /** Ends the run early; it then returns what it has. */
  readonly signal?: AbortSignal | undefined;
  /** Reads the digits. Called only by runs that need them. */
  readonly digits: () => Promise<DigitFiles>;
}

/** What happens during a run. A stage ends with a progress event: its last state, as the report has it. */
export type ExperimentEvent =
  | { readonly type: "stage"; readonly name: string }
  | {
      readonly type: "progress";
      readonly stage: string;
      readonly done: number;
      readonly total: number;
      /** What `done` and `total` count: iterations, images. */
      readonly unit: string;
      readonly loss?: number;
      readonly accuracy?: number;
    };

/** The figures of a finished run, ready for JSON, and a report for a reader. */
export interface Completed<Result> {
  readonly result: Result;
  readonly report: Report;
}

/** One experiment of the documents. It computes and reports; it prints nothing. */
export interface Experiment<Result extends object = object> {
  readonly id: string;
  readonly title: string;
  readonly document: "tutorial" | "notebook";
  /** The part of the document: `T3`. */
  readonly part: string;
  /** What it does, in two sentences. */
  readonly summary: string;
  run(options: RunOptions): AsyncGenerator<ExperimentEvent, Completed<Result>>;
}
