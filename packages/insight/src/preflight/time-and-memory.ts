import { createTraining, NotFiniteError, summary } from "@gd/train";
import { inWords } from "../measure/in-words.js";
import { now } from "../measure/now.js";
import type { Check } from "./check.js";
import { found } from "./found.js";

/** What the memory of WebAssembly holds at most. */
const MOST_BYTES = 4 * 2 ** 30;
/** Results of the forward pass are kept for the backward pass, whose own are about as large. */
const PASSES = 2;
const STEPS = 5;

/** What an epoch takes: memory and operations as they are counted, and the time of a step as it is measured. */
export const timeAndMemory: Check = async ({ setup, state, batches }) => {
  const { model, interpreter, batchSize, data } = setup;
  const { parameterBytes, forward, backward } = summary(model, { batchSize, dtype: interpreter.ops.dtype });
  const { loss, optimizer, seed, regularization } = setup;
  const { parameters, statistics } = state;
  const training = createTraining(
    { model, loss, optimizer, seed, regularization, interpreter },
    { parameters, statistics },
  );
  const seconds: number[] = [];
  try {
    for (let step = 0; step < STEPS; step++) {
      const start = now();
      await training.step(batches[step % batches.length]!);
      seconds.push((now() - start) / 1000);
    }
  } catch (error) {
    // What others find; the steps before it took their time.
    if (!(error instanceof NotFiniteError)) throw error;
  }
  if (seconds.length === 0) return undefined;
  const step = Math.min(...seconds);
  const epoch = step * Math.ceil(data.size / batchSize);
  const bytes = PASSES * forward.bytes + 4 * parameterBytes;
  const operations = forward.floatingPointOperations + backward.floatingPointOperations;
  const seen =
    `A step of ${batchSize} examples takes ${inWords(1000 * step)} ms for ${inWords(operations)} operations, and about ` +
    `${inWords(bytes / 2 ** 20)} MiB; an epoch of ${data.size} takes ${inWords(epoch)} s.`;
  const numbers = { step, epoch, bytes, operations, parameters: parameterBytes };
  return found({ name: "time and memory", seen, numbers }, bytes > MOST_BYTES, {
    why:
      "A step needs more memory than WebAssembly has. What layers compute has to be kept for the backward pass, for all examples " +
      "of a batch at once.",
    source: "T. Chen et al., Training Deep Nets with Sublinear Memory Cost (2016), §1",
    change: `batchSize: ${Math.max(1, Math.floor((batchSize * MOST_BYTES) / bytes / 2))}, optimizer: accumulateGradients(…)`,
  });
};
