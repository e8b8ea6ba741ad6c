import { createTraining, NotFiniteError } from "@gd/train";
import { inWords } from "../measure/in-words.js";
import { now } from "../measure/now.js";
import type { Bench, Checked } from "./check.js";

/** Seconds that a check may train for. */
const MOST_SECONDS = 10;
/** Steps that are timed, as the first ones take longer, and the seconds after which they are enough. */
const TIMED = 5;
const ENOUGH = 1;

/** Seconds that a step of the setup takes: the least of some. */
export const stepSeconds = async ({ setup, state, batches: [batch] }: Omit<Bench, "stepSeconds">): Promise<number> => {
  if (batch === undefined) return 0;
  const { parameters, statistics } = state;
  const training = createTraining(setup, { parameters, statistics });
  let least = Number.POSITIVE_INFINITY;
  try {
    const begun = now();
    for (let step = 0; step < TIMED && now() - begun < 1000 * ENOUGH; step++) {
      const start = now();
      await training.step(batch);
      least = Math.min(least, (now() - start) / 1000);
    }
  } catch (error) {
    // What the checks find.
    if (!(error instanceof NotFiniteError)) throw error;
  }
  return Number.isFinite(least) ? least : 0;
};

/** What a check says that would train for too long, in place of a judgement of too few steps; undefined where it has the time. */
export const tooSlow = (name: string, { stepSeconds: step }: Bench, steps: number): Checked | undefined => {
  if (step * steps <= MOST_SECONDS) return undefined;
  const seen = `Not judged: a step takes ${inWords(step)} s, and this takes the time of about ${steps}.`;
  return { name, seen, numbers: { step, steps }, findings: [], isJudged: false };
};
