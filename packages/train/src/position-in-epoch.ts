import { expectArgument } from "@gd/tensor";
import type { CombinedBatches } from "./evaluate/combine-batches.js";
import type { EpochPosition } from "./training-state.js";

/** How an epoch is divided into batches, and in which order. */
type EpochOrder = Pick<EpochPosition, "batchCount" | "batchSize" | "shuffle" | "replacement" | "seed">;

/** An epoch that is under way. */
interface RunningEpoch {
  readonly order: EpochOrder;
  readonly losses: CombinedBatches;
  readonly penalties: CombinedBatches;
}

/** Where in an epoch a training is after some of its batches; undefined at the beginning. */
export const positionAt = (batches: number, { order, losses, penalties }: RunningEpoch): EpochPosition | undefined => {
  if (batches === 0) return undefined;
  const { total: penalty, weight } = penalties.sums();
  return { batches, ...order, loss: losses.sums().total, penalty, weight };
};

/** Throws an ArgumentError where an epoch would go on with other batches than it began with: some examples twice, others never. */
export const expectSameEpoch = (position: EpochPosition | undefined, order: EpochOrder): void => {
  if (position === undefined) return;
  const expectSame = (member: keyof EpochOrder, option: string = member, unit = ""): void => {
    // A number and its digits are the same seed.
    expectArgument(String(order[member]) === String(position[member]), {
      place: `train(${option})`,
      expected: `${JSON.stringify(position[member])}${unit}, as in the epoch that the state is in the middle of`,
      received: order[member],
      advice: "To begin that epoch again, leave position out of the state.",
    });
  };
  expectSame("batchSize", "batchSize", " examples");
  expectSame("batchCount", "data", " batches");
  expectSame("replacement");
  if (!position.replacement) expectSame("shuffle");
  if (position.shuffle || position.replacement) expectSame("seed");
};
