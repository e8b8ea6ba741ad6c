import type { Experiment, TraceRow } from "@gd/experiments";
import type { Output } from "./output.js";

/** What the program works with: everything outside it, so that a test can stand in for the world. */
export interface Dependencies {
  readonly experiments: readonly Experiment[];
  readonly traceHandDerived: () => readonly TraceRow[];
  readonly stdout: Output;
  readonly stderr: Output;
  /** Whether text may be coloured. */
  readonly colours: boolean;
  /** Ends the run early. */
  readonly signal: AbortSignal;
  /** Whether an error is shown with the place it came from. */
  readonly debug: boolean;
  /** Milliseconds of a clock. */
  readonly now: () => number;
}
