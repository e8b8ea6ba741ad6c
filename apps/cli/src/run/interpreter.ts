import type { DType, Ops } from "@gd/tensor";

/** What a run computes on. */
export interface Interpreter {
  /** Its operations in a precision, made when they are first asked for. */
  readonly opsIn: (dtype: DType) => Ops;
  readonly runsOn: RunsOn;
}

/** What a run computes on, as JSON has it. */
export interface RunsOn {
  readonly ops: "reference" | "wasm";
  readonly precision: "exact" | "fast";
  readonly threads: number;
}
