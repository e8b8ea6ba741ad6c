import type { Tensor } from "@gd/tensor";

/** A metric on its way over a dataset. */
export interface Accumulator<Result = number> {
  /** Takes a batch into account. It copies what it keeps: the tensors may end with the step that made them. */
  add(output: Tensor, target: Tensor): void;
  /** The metric of all that was added; NaN where it is not defined, as of nothing. */
  result(): Result;
}

/**
 * How good outputs are against their targets. To call it gives that of one batch; `start` begins an accumulator, whose
 * result over several batches is that of all their examples at once, however they are divided.
 */
export interface Metric<Result = number> {
  (output: Tensor, target: Tensor): Result;
  readonly name: string;
  /** An accumulator that has seen nothing yet. */
  start(): Accumulator<Result>;
}

/** Makes a metric of its accumulator. */
export const defineMetric = <Result>(name: string, start: () => Accumulator<Result>): Metric<Result> => {
  const ofBatch = (output: Tensor, target: Tensor): Result => {
    const accumulator = start();
    accumulator.add(output, target);
    return accumulator.result();
  };
  // Object.assign cannot set a function's name, which is not writable but configurable.
  return Object.defineProperty(Object.assign(ofBatch, { start }), "name", { value: name });
};
