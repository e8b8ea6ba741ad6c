import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { InferenceTask } from "../task.ts";

/** From the elements of a batch to those of its outputs, which may be promised. */
type OutputsOf = (elements: Float32Array<ArrayBuffer>) => ArrayLike<number> | Promise<ArrayLike<number>>;

/** Calls for the outputs of a task's batches, one batch after the other. */
export const batchesInTurn = (
  { sizes, batch, examples }: InferenceTask,
  arrays: Arrays,
  outputsOf: OutputsOf,
): Prepared => {
  const inputs = arrays.float32("inputs");
  const length = batch * sizes[0]!;
  const batches = Array.from({ length: examples / batch }, (_, i) => inputs.subarray(i * length, (i + 1) * length));
  return {
    reset: () => {},
    train: async (calls) => {
      for (let i = 0; i < calls; i++) {
        const outputs = outputsOf(batches[i % batches.length]!);
        // What is there at once is not waited for.
        if (outputs instanceof Promise) await outputs;
      }
    },
    result: async () => Float32Array.from(await outputsOf(batches[0]!)),
  };
};
