import type { Sampler } from "../samplers/sampler.js";
import type { Job, Outcome, Trial } from "./trial.js";

/** What a schedule is made of. */
export interface ScheduleParts<Rule> {
  readonly sampler: Sampler;
  readonly pruner: Rule;
  /** How many trials there are. */
  readonly trials: number;
  /** How many objectives a trial has. */
  readonly objectives: number;
}

/** Which jobs there are, and when each can begin. */
export interface Schedule {
  /** A job that can begin now; undefined where the next one depends on some that have not ended, or where there are no more. */
  readonly next: () => Job | undefined;
  /** How a job ended. */
  readonly tell: (job: Job, outcome: Outcome) => void;
  /** Whether all jobs have begun and ended. */
  readonly isDone: () => boolean;
  /** All trials so far, by their numbers. */
  readonly trials: () => readonly Trial[];
}
