import { expectArgument } from "@gd/tensor";
import type { CombinedBatches } from "./evaluate/combine-batches.js";
import type { EpochPosition } from "./training-state.js";

/** An epoch that is under way. */
interface RunningEpoch extends Pick<EpochPosition, "batchSize" | "batchCount"> {
  readonly losses: CombinedBatches;
  readonly penalties: CombinedBatches;
}

/** Where in an epoch a training is after some of its batches; undefined at the beginning. */
export const positionAt = (
  batches: number,
  { batchSize, batchCount, losses, penalties }: RunningEpoch,
): EpochPosition | undefined => {
  if (batches === 0) return undefined;
  const { total: penalty, weight } = penalties.sums();
  return { batches, batchCount, batchSize, loss: losses.sums().total, penalty, weight };
};

/** Throws an ArgumentError where an epoch would go on with other batches than it began with: some examples twice, others never. */
export const expectSameEpoch = (position: EpochPosition | undefined, batchSize: number, batchCount: number): void => {
  if (position === undefined) return;
  const inside = "as in the epoch that the state is in the middle of";
  const advice = "To begin that epoch again, leave position out of the state.";
  expectArgument(batchSize === position.batchSize, {
    place: "train(batchSize)",
    expected: `${position.batchSize} examples, ${inside}`,
    received: batchSize,
    advice,
  });
  expectArgument(batchCount === position.batchCount, {
    place: "train(data)",
    expected: `${position.batchCount} batches, ${inside}`,
    received: batchCount,
    advice,
  });
};
