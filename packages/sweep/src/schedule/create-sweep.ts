import { expectArgument, expectOptions, expectSize, expectString, randomStreams } from "@gd/tensor";
import { type PrunerOptions, prunerOf } from "../pruners/pruner-of.js";
import { type SamplerOptions, samplerOf } from "../samplers/sampler-of.js";
import { expectSpace } from "../space/expect-space.js";
import type { Space } from "../space/space.js";
import { bracketSchedule } from "./bracket-schedule.js";
import { expectOutcome } from "./expect-outcome.js";
import type { Job, Outcome, Trial } from "./trial.js";
import { windowSchedule } from "./window-schedule.js";

/** Options of `createSweep`. */
export interface SweepOptions {
  /** What is looked for. */
  readonly space: Space;
  /** Which points are tried. Default: `{ type: "tpe" }`. */
  readonly sampler?: SamplerOptions;
  /** Which trials end early. Default: `{ type: "none" }`. */
  readonly pruner?: PrunerOptions;
  /** How many trials there are; of a grid, fewer where it has fewer points. */
  readonly trials: number;
  /** How many values each trial has, all of which are to be small. Default: 1. */
  readonly objectives?: number;
  /**
   * Trial i knows trials 0 … i − ahead: so many run at once at most, where it learns of others. Default: 8; with the pruners `median`
   * and `asha`, of which many trials end soon and wait for the few that do not, 16.
   */
  readonly ahead?: number;
  /** Default: 0. */
  readonly seed?: number | string;
}

/** A sweep that is going on: which trials there are, and which can begin. It runs none itself. */
export interface Sweep {
  /**
   * A job that can begin now. Undefined where the next one depends on some that have not ended, or where all have begun.
   */
  readonly next: () => Job | undefined;
  /**
   * How a job ended.
   *
   * Throws  ArgumentError where no such job is running
   */
  readonly tell: (key: string, outcome: Outcome) => void;
  /** Whether all trials have ended. */
  readonly isDone: () => boolean;
  /** All trials so far, by their numbers. */
  readonly trials: () => readonly Trial[];
}

/**
 * A search for the values of parameters that make the values of trials small.
 *
 *   const sweep = createSweep({ space, trials: 50, seed: 1 });
 *   for (let job = sweep.next(); job; job = sweep.next()) sweep.tell(job.key, await train(job.point));
 *
 * What each job is depends on the options and on the outcomes of the trials that it knows, and on nothing else: not on how many run at
 * once, nor on the order in which they end, nor on time. Where outcomes are the same, all of the sweep is the same.
 *
 * Throws  ArgumentError for a space or options that make no sense
 */
export const createSweep = (options: SweepOptions): Sweep => {
  const place = "createSweep";
  const given = expectOptions(place, options, ["space", "sampler", "pruner", "trials", "objectives", "ahead", "seed"]);
  const { space, sampler = { type: "tpe" }, pruner = { type: "none" }, trials, objectives = 1, seed = 0 } = given;
  expectSpace(place, space);
  const rule = prunerOf(place, pruner);
  const { ahead = rule.type === "none" ? 8 : 16 } = given;
  for (const [name, size] of Object.entries({ trials, objectives, ahead })) expectSize(`${place}(${name})`, size);
  const chosen = samplerOf(place, sampler, space, randomStreams(seed).within("sweep"));
  const parts = { sampler: chosen, trials, objectives };
  const schedule =
    rule.type === "successive-halving" || rule.type === "hyperband"
      ? bracketSchedule({ ...parts, pruner: rule })
      : windowSchedule({ ...parts, pruner: rule, ahead });
  const running = new Map<string, Job>();
  return {
    next() {
      const job = schedule.next();
      if (job !== undefined) running.set(job.key, job);
      return job;
    },
    tell(key, outcome) {
      expectString("tell(key)", key);
      expectOutcome(outcome, objectives);
      const job = running.get(key);
      expectArgument(job !== undefined, { place: "tell(key)", expected: "a job that is running", received: key });
      running.delete(key);
      schedule.tell(job, outcome);
    },
    isDone: () => schedule.isDone(),
    trials: () => [...schedule.trials()],
  };
};
