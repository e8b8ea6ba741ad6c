import type { Arrays } from "./arrays.ts";
import type { Task } from "./task.ts";

/** A task that can be started again and again. */
export interface Prepared {
  /** Goes back to the initial weights. Not measured. */
  reset(): void;
  /** Takes steps, or computes that many products or outputs. Measured: all is computed by the time it returns or resolves. */
  train(steps: number): void | Promise<void>;
  /** The parameters, layer by layer with the weight before the bias; or the product; or the outputs for the first batch. */
  result(): Float32Array | Float64Array | Promise<Float32Array | Float64Array>;
}

/** Prepares tasks of one kind. */
export type Prepare<Kind extends Task["kind"] = Task["kind"]> = (
  task: Extract<Task, { readonly kind: Kind }>,
  arrays: Arrays,
) => Prepared | Promise<Prepared>;

/** A library, in one way of using it: how it does the kinds of task that it takes part in. */
export type Competitor = { readonly [Kind in Task["kind"]]?: Prepare<Kind> };

/** Says why a competitor cannot do a task. */
export class SkippedError extends Error {
  override readonly name = "SkippedError";
}

/** Prepares a task. Throws SkippedError where the competitor does not take part in its kind. */
export const prepare = <Kind extends Task["kind"]>(
  competitor: Competitor,
  task: Extract<Task, { readonly kind: Kind }>,
  arrays: Arrays,
): Prepared | Promise<Prepared> => {
  const prepareKind: Prepare<Kind> | undefined = competitor[task.kind as Kind];
  if (prepareKind === undefined) throw new SkippedError(`it takes no part in tasks of the kind ${task.kind}`);
  return prepareKind(task, arrays);
};
