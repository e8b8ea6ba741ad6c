import type { Arrays } from "./arrays.ts";
import type { Task } from "./task.ts";

/** What the report says of a number of steps in a number of seconds. */
export interface Figure {
  readonly unit: string;
  of(seconds: number, steps: number): number;
}

/** A place in a table that has a column for each of several workloads. */
export interface Cell {
  /** The heading of all tables of the kind, such as `W6: square products`. */
  readonly section: string;
  readonly table: string;
  readonly column: string;
}

/** A task with its data, and how it is measured. */
export interface Workload {
  /** `W4`, as the command line names it. */
  readonly id: string;
  readonly title: string;
  readonly task: Task;
  /** All of its steps: a round has no more. */
  readonly steps: number;
  /** Steps of the warm-up, and of contestants that would take too long for all steps. A round has no less. */
  readonly part: number;
  /** Seconds; a contestant that would take longer for all steps takes `part` steps. */
  readonly longestRound: number;
  /** Seconds of a round that counts, for which there are as many steps, unless all steps take less. Default: 0.3. */
  readonly round?: number;
  readonly figure: Figure;
  /** Its place among workloads of a kind, which are the columns of one table: as products of several sizes are. */
  readonly cell?: Cell;
  /** Writes the arrays that all contestants read. */
  write(folder: string): void | Promise<void>;
  /** The loss of the parameters that a contestant ended with, in float64. */
  loss(result: Float32Array | Float64Array, arrays: Arrays): number;
  /** The relative difference of losses that rounding may cause: after `part` steps, and after a whole round. */
  readonly tolerance: { readonly part: number; readonly round: number };
}
