import type { Arrays } from "./arrays.ts";
import type { Task } from "./task.ts";

/** A task that can be begun anew as often as one likes. */
export interface Prepared {
  /** Back to the initial weights. It is not measured. */
  reset(): void;
  /** Takes so many steps, one product each for a product. It is measured, and all is computed when it returns or resolves. */
  train(steps: number): void | Promise<void>;
  /** The parameters, layer by layer weight and then bias, or the product. */
  result(): Float32Array | Float64Array;
}

/** A library, in one way of using it. */
export interface Competitor {
  prepare(task: Task, arrays: Arrays): Prepared | Promise<Prepared>;
}

/** A competitor cannot do a task, and why. */
export class SkippedError extends Error {
  override readonly name = "SkippedError";
}
