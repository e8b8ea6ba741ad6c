import type { DType, SynchronousInterpreter } from "@gd/tensor";

/** What a run computes on. */
export interface ChosenInterpreter {
  /** The interpreter of a precision, created when it is first asked for. */
  readonly interpreterIn: (dtype: DType) => SynchronousInterpreter;
  readonly runsOn: RunsOn;
}

/** What a run computes on, as JSON has it. */
export interface RunsOn {
  readonly interpreter: "reference" | "wasm";
  readonly precision: "exact" | "fast";
  readonly threads: number | "auto";
  /** Whether V8 joins vectors into 256 bits. */
  readonly wide: boolean;
}
