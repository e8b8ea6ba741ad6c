import type { Arrays } from "./arrays.ts";
import type { Task } from "./task.ts";

/** A task that can be started again and again. */
export interface Prepared {
  /** Goes back to the initial weights. Not measured. */
  reset(): void;
  /** Takes steps, or computes that many products. Measured: all is computed by the time it returns or resolves. */
  train(steps: number): void | Promise<void>;
  /** The parameters, layer by layer with the weight before the bias; or the product. */
  result(): Float32Array | Float64Array;
}

/** A library, in one way of using it. */
export interface Competitor {
  prepare(task: Task, arrays: Arrays): Prepared | Promise<Prepared>;
}

/** Says why a competitor cannot do a task. */
export class SkippedError extends Error {
  override readonly name = "SkippedError";
}
