import type { Arrays } from "./arrays.ts";
import type { Task } from "./task.ts";

/** What the report says of a number of steps in a number of seconds. */
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
  /** Steps of a measured round. */
  readonly steps: number;
  /** Steps of the warm-up, and of the rounds of contestants that would take too long for all steps. */
  readonly part: number;
  /** Seconds; a contestant that would take longer for a round takes `part` steps. */
  readonly longestRound: number;
  readonly figure: Figure;
  /** Writes the arrays that all contestants read. */
  write(folder: string): void | Promise<void>;
  /** The loss of the parameters that a contestant ended with, in float64. */
  loss(result: Float32Array | Float64Array, arrays: Arrays): number;
  /** The relative difference of losses that rounding may cause: after `part` steps, and after a whole round. */
  readonly tolerance: { readonly part: number; readonly round: number };
}
