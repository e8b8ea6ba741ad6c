import type { Examples } from "@gd/data";
import { adam } from "@gd/optim";
import { createTraining, NotFiniteError, type TrainingStart } from "@gd/train";
import type { AnySetup } from "./any-setup.js";

/** A rate at which Adam learns a few examples by heart with almost any network. */
const RATE = 0.01;

/**
 * The losses of steps on some batches, taken in turn, with Adam in place of the setup's optimizer and without regularization:
 * whether a model can learn them at all. Ends early where a loss is not finite.
 */
export const learn = async (
  { model, loss, interpreter, seed }: Pick<AnySetup, "model" | "loss" | "interpreter" | "seed">,
  { parameters, statistics }: TrainingStart,
  batches: readonly Examples[],
  steps: number,
  look?: (training: LearningCopy, step: number) => Promise<void>,
): Promise<readonly number[]> => {
  const optimizer = adam({ learningRate: RATE });
  const start = statistics === undefined ? { parameters } : { parameters, statistics };
  const training = createTraining({ model, loss, interpreter, seed, optimizer }, start);
  const losses: number[] = [];
  try {
    for (let step = 0; step < steps; step++) {
      losses.push((await training.step(batches[step % batches.length]!)).loss);
      await look?.(training, step);
    }
  } catch (error) {
    if (!(error instanceof NotFiniteError)) throw error;
  }
  return losses;
};

/** A training that learns a few examples. */
export type LearningCopy = ReturnType<typeof createTraining>;
