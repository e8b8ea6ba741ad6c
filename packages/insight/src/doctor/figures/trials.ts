import type { Examples } from "@gd/data";
import { NotFiniteError, type TrainingState } from "@gd/train";
import type { AnySetup } from "../../measure/any-setup.js";
import { bareLoss } from "../../measure/bare-loss.js";
import { constantLoss } from "../../measure/constant-loss.js";
import { datasetOf } from "../../measure/parts-of.js";
import { copyAtRate } from "./copy-at-rate.js";
import { someBatches } from "./some-batches.js";

/** Some steps that a copy takes from a state, with a multiple of the learning rate. */
export interface Trial {
  /** Of the setup's rate. */
  readonly factor: number;
  /** Over the same examples each time, after the steps; ∞ where a step was not finite. */
  readonly loss: number;
  /** Whether the loss stayed near that of the start on the way. One that was thrown far off ends well by luck alone. */
  readonly isSteady: boolean;
}

/**
 * Beyond a hundredth and a hundred times the rate, others are tried as long as that helps, and while all of them do harm, or nothing:
 * whatever the rate is, these factors go from the least number of float32 to the largest.
 */
const [LEAST, MOST] = [1e-45, 1e45];
/** Times the loss at the start, or of one answer for all: a loss above that on the way is far off. */
const FAR_OFF = 10;
/** Steps of a trial. */
export const TRIAL_STEPS = 60;

/** Tries other rates from a state: copies take the same batches, each with another rate. From the highest to the lowest. */
export const tryRates = async (
  setup: AnySetup,
  { parameters, statistics }: TrainingState,
  sample: Examples,
): Promise<readonly Trial[]> => {
  const batches = await someBatches(setup, TRIAL_STEPS);
  const start = { parameters, statistics };
  const held = datasetOf(sample);
  const trials: Trial[] = [];
  const before = await bareLoss(setup, start, held);
  const farOff = FAR_OFF * Math.max(Math.abs(before), Math.abs(constantLoss(setup.loss, sample) ?? 0));
  const tried = async (factor: number): Promise<Trial> => {
    const copy = copyAtRate(setup, start, factor);
    let after = Number.POSITIVE_INFINITY;
    let isSteady = true;
    try {
      for (const batch of batches) {
        const { loss } = await copy.step(batch);
        isSteady &&= loss <= farOff;
      }
      after = await bareLoss(setup, await copy.state(), held);
    } catch (error) {
      if (!(error instanceof NotFiniteError)) throw error;
    }
    return Number.isFinite(after)
      ? { factor, loss: after, isSteady }
      : { factor, loss: Number.POSITIVE_INFINITY, isSteady: false };
  };
  const add = async (factor: number): Promise<void> => void trials.push(await tried(factor));
  /** Whether the last one came further than the one before. */
  const isHelping = (): boolean => trials.at(-1)!.loss < trials.at(-2)!.loss;
  const doNothing = (): boolean => trials.every(({ loss }) => loss === before);
  const doHarm = (): boolean => trials.every(({ loss, isSteady }) => loss > before || !isSteady);
  for (const factor of [1, 10, 100]) await add(factor);
  for (let factor = 1000; factor <= MOST && (doNothing() || isHelping()); factor *= 10) await add(factor);
  for (const factor of [0.1, 0.01]) await add(factor);
  for (let factor = 1e-3; factor >= LEAST && (doHarm() || isHelping()); factor /= 10) await add(factor);
  return trials.sort((a, b) => b.factor - a.factor);
};
