import type { Examples } from "@gd/data";
import { NotFiniteError, type TrainingState } from "@gd/train";
import type { AnySetup } from "../../measure/any-setup.js";
import { bareLoss } from "../../measure/bare-loss.js";
import { datasetOf } from "../../measure/parts-of.js";
import { copyAtRate } from "./copy-at-rate.js";
import { someBatches } from "./some-batches.js";

/** What the noise of batches costs: copies go on from the last state, at the setup's rate and at a lower one, on the same batches. */
export interface NoiseFigures {
  /** Steps of each copy. */
  readonly steps: number;
  /** Of the setup's rate: that of the other copy. */
  readonly factor: number;
  /** Where the loss hovers at the setup's rate: its mean over the last state and some on the way. ∞ where a step was not finite. */
  readonly hovers: number;
  /** Where it settles at the lower rate, after as many steps. */
  readonly settles: number;
}

/** Larger batches have less noise than others can be told from. */
const SMALL = 16;
/** Examples that a copy sees, so that it has time to settle, and the fewest steps. */
const EXAMPLES = 1024;
const STEPS = 64;
/** States on the way: a single one may be a lucky or an unlucky one. */
const LOOKS = 4;
/** Noise goes with the rate: a tenth of it. */
const FACTOR = 0.1;

/** Measures what noise costs; undefined for batches that are not small. `taken` is how many steps the training took. */
export const noiseFigures = async (
  setup: AnySetup,
  { parameters, statistics }: TrainingState,
  sample: Examples,
  taken: number,
): Promise<NoiseFigures | undefined> => {
  const { batchSize } = setup;
  if (batchSize > SMALL) return undefined;
  const most = Math.max(STEPS, Math.min(taken, Math.ceil(EXAMPLES / batchSize)));
  const steps = LOOKS * Math.ceil(most / LOOKS);
  const batches = await someBatches(setup, steps);
  const start = { parameters, statistics };
  const held = datasetOf(sample);
  const lossesAt = async (factor: number): Promise<readonly number[]> => {
    const copy = copyAtRate(setup, start, factor);
    const losses = [await bareLoss(setup, start, held)];
    for (const [step, batch] of batches.entries()) {
      await copy.step(batch);
      if ((step + 1) % (steps / LOOKS) === 0) losses.push(await bareLoss(setup, await copy.state(), held));
    }
    return losses;
  };
  try {
    const [own, lower] = [await lossesAt(1), await lossesAt(FACTOR)];
    return {
      steps,
      factor: FACTOR,
      hovers: own.reduce((sum, loss) => sum + loss, 0) / own.length,
      settles: lower.at(-1)!,
    };
  } catch (error) {
    if (!(error instanceof NotFiniteError)) throw error;
    return { steps, factor: FACTOR, hovers: Number.POSITIVE_INFINITY, settles: Number.POSITIVE_INFINITY };
  }
};
