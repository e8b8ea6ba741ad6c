import { type AnyDataset, batches, type Examples } from "@gd/data";
import { randomStreams } from "@gd/tensor";
import { createTraining, NotFiniteError, type TrainingState } from "@gd/train";
import type { AnySetup } from "../../measure/any-setup.js";
import { datasetOf } from "../../measure/parts-of.js";
import { withRateScaled } from "../../measure/rate.js";

/** Some steps that a copy takes from a state, with a multiple of the learning rate. */
export interface Trial {
  /** Of the setup's rate. */
  readonly factor: number;
  /** Over the same examples each time, after the steps; ∞ where a step was not finite. */
  readonly loss: number;
}

/** Factors that are tried from a state; below them as many as it takes until one is finite, and above as long as it helps. */
const FACTORS = [100, 10, 1, 0.1, 0.01];
const LEAST = 1e-8;
const MOST = 1e4;
/** Steps of a trial. */
export const TRIAL_STEPS = 60;

/** Tries other rates from a state: copies take the same batches, each with another rate. */
export const tryRates = async (
  setup: AnySetup,
  { parameters, statistics }: TrainingState,
  sample: Examples,
): Promise<readonly Trial[]> => {
  const { model, loss, regularization, interpreter, seed, batchSize, optimizer } = setup;
  const taken = await someBatches(setup.data, batchSize, setup);
  const held = datasetOf(sample);
  const trials: Trial[] = [];
  const tried = async (factor: number): Promise<number> => {
    const changed = factor === 1 ? optimizer : withRateScaled(optimizer, factor).optimizer;
    const shared = { model, loss, regularization, interpreter, seed, optimizer: changed };
    const copy = createTraining(shared, { parameters, statistics });
    let after = Number.POSITIVE_INFINITY;
    try {
      for (let step = 0; step < TRIAL_STEPS; step++) await copy.step(taken[step % taken.length] as never);
      after = (await copy.evaluate(held)).loss;
    } catch (error) {
      if (!(error instanceof NotFiniteError)) throw error;
    }
    return Number.isFinite(after) ? after : Number.POSITIVE_INFINITY;
  };
  for (const factor of FACTORS) trials.push({ factor, loss: await tried(factor) });
  const before = (
    await createTraining({ model, loss, regularization, interpreter, optimizer }, { parameters, statistics }).evaluate(
      held,
    )
  ).loss;
  const lossAt = (factor: number): number => trials.find((trial) => trial.factor === factor)?.loss ?? Number.NaN;
  for (let factor = 1000; factor <= MOST && lossAt(factor / 10) < lossAt(factor / 100); factor *= 10) {
    trials.push({ factor, loss: await tried(factor) });
  }
  for (let factor = 1e-3; factor >= LEAST && trials.every(({ loss }) => loss > before); factor /= 10) {
    trials.push({ factor, loss: await tried(factor) });
  }
  return trials;
};

/** As many batches as a trial has steps, of epochs in random orders. */
const someBatches = async (
  data: AnyDataset,
  batchSize: number,
  { interpreter, seed }: Pick<AnySetup, "interpreter" | "seed">,
): Promise<readonly Examples[]> => {
  const taken: Examples[] = [];
  for (let epoch = 1; ; epoch++) {
    const random = randomStreams(seed).stream(`trial/${epoch}`);
    const options = { batchSize, random, dtype: interpreter.ops.dtype, dropLast: data.size > batchSize };
    for (const batch of batches(data.at?.(epoch) ?? data, options)) {
      taken.push(await batch);
      if (taken.length === TRIAL_STEPS) return taken;
    }
  }
};
