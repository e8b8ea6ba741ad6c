import { summary } from "@gd/train";
import { inWords } from "../measure/in-words.js";
import type { Check } from "./check.js";
import { found } from "./found.js";
import { stepSeconds } from "./step-seconds.js";

/** What the memory of WebAssembly holds at most. */
const MOST_BYTES = 4 * 2 ** 30;
/** Results of the forward pass are kept for the backward pass, whose own are about as large. */
const PASSES = 2;

/** What an epoch takes: memory and operations as they are counted, and the time of a step as it is measured. */
export const timeAndMemory: Check = async (bench) => {
  const { model, interpreter, batchSize, data } = bench.setup;
  const { parameterBytes, forward, backward } = summary(model, { batchSize, dtype: interpreter.ops.dtype });
  // Again, now that the checks before have warmed up what is computed with.
  const step = await stepSeconds(bench);
  if (step === undefined) return undefined;
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
