import type { LabelledImages } from "@gd/data";
import type { DType, Ops } from "@gd/tensor";
import type { Report } from "./report.js";

/** The images that the digits are learned from, and those that test it. */
export interface DigitFiles {
  readonly training: LabelledImages;
  readonly test: LabelledImages;
}

export interface RunOptions {
  /** The interpreter that computes in a precision, such as `wasmOps({ dtype })`. */
  readonly opsIn: (dtype: DType) => Ops;
  /** Of everything drawn at random that the document does not fix itself. */
  readonly seed: number;
  /** Ends the run early; it then completes with what it has. */
  readonly signal?: AbortSignal;
  /** Reads the digits when they are needed. */
  readonly digits: () => Promise<DigitFiles>;
}

/** What a run tells while it goes on. */
export type ExperimentEvent =
  | { readonly type: "stage"; readonly name: string }
  | {
      readonly type: "progress";
      readonly stage: string;
      readonly done: number;
      readonly total: number;
      /** What is counted: iterations, images. */
      readonly unit: string;
      readonly loss?: number;
      readonly accuracy?: number;
    };

/** The figures of a finished run, ready for JSON, and how to show them. */
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
