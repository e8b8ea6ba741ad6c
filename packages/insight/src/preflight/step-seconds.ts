import { createTraining, NotFiniteError } from "@gd/train";
import { now } from "../measure/now.js";
import type { Bench } from "./check.js";

/** Steps that are timed, as the first ones take longer, and the seconds after which they are enough. */
const TIMED = 5;
const ENOUGH = 1;

/** Seconds that a step of the setup takes: the least of some. Undefined where none ends with finite values. */
export const stepSeconds = async ({
  setup,
  state: { parameters, statistics },
  batches,
}: Pick<Bench, "setup" | "state" | "batches">): Promise<number | undefined> => {
  const training = createTraining(setup, { parameters, statistics });
  const seconds: number[] = [];
  try {
    const begun = now();
    for (let step = 0; step < TIMED && now() - begun < 1000 * ENOUGH; step++) {
      const start = now();
      await training.step(batches[step % batches.length]!);
      seconds.push((now() - start) / 1000);
    }
  } catch (error) {
    // What the checks find; the steps before it took their time.
    if (!(error instanceof NotFiniteError)) throw error;
  }
  return seconds.length === 0 ? undefined : Math.min(...seconds);
};
