import type { Arrays } from "./arrays.ts";
import type { Task } from "./task.ts";

/** What is reported of so many steps in so many seconds. */
export interface Figure {
  readonly unit: string;
  of(seconds: number, steps: number): number;
}

/** A task with its data, and how it is measured. */
export interface Workload {
  /** `W4`, as the command line names it. */
  readonly id: string;
  readonly title: string;
  readonly task: Task;
  /** In a measured round. */
  readonly steps: number;
  /** In the warm-up, and in the rounds of those who would take too long for all of them. */
  readonly part: number;
  /** In seconds: who would take longer for a round does a part of it. */
  readonly longestRound: number;
  readonly figure: Figure;
  /** Writes the arrays that everyone reads. */
  write(folder: string): void | Promise<void>;
  /** The loss of a result's parameters, in float64, the same function for everyone. */
  loss(result: Float32Array | Float64Array, arrays: Arrays): number;
  /** The relative difference of losses that may be due to rounding: after the part of a round, and after all of it. */
  readonly tolerance: { readonly part: number; readonly round: number };
}
