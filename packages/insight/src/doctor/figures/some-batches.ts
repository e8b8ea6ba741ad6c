import { batches, type Examples } from "@gd/data";
import { randomStreams } from "@gd/tensor";
import type { AnySetup } from "../../measure/any-setup.js";

/** So many batches of a setup's data, of epochs in random orders. */
export const someBatches = async (
  { data, batchSize, interpreter, seed }: AnySetup,
  count: number,
): Promise<readonly Examples[]> => {
  const taken: Examples[] = [];
  for (let epoch = 1; ; epoch++) {
    const random = randomStreams(seed).stream(`trial/${epoch}`);
    const options = { batchSize, random, dtype: interpreter.ops.dtype, dropLast: data.size > batchSize };
    for (const batch of batches(data.at?.(epoch) ?? data, options)) {
      taken.push(await batch);
      if (taken.length === count) return taken;
    }
  }
};
