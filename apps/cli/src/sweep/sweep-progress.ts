import type { Job, Sweep } from "@gd/sweep";
import type { SweepEntry, SweepEvent } from "@gd/sweep/node";
import type { SweepConfig } from "./sweep-config.js";

/** How far a sweep has come. */
export interface SweepProgress {
  readonly begins: () => void;
  readonly event: (event: SweepEvent) => void;
  readonly counts: () => Counts;
  /** Jobs that run now, with the seconds for which each has run. */
  readonly running: () => readonly { readonly job: Job; readonly seconds: number }[];
  /** The best results so far, the best one first. */
  readonly best: (most: number) => readonly SweepEntry[];
}

/** Counts of trials, and times in seconds. */
export interface Counts {
  readonly ended: number;
  readonly pruned: number;
  readonly failed: number;
  readonly total: number;
  readonly elapsed: number;
  /** Undefined before anything can be said. */
  readonly left: number | undefined;
}

/** Follows a sweep. */
export const sweepProgress = ({ trials: total }: SweepConfig, sweep: Sweep, now: () => number): SweepProgress => {
  const running = new Map<string, { readonly job: Job; readonly since: number }>();
  const best = new Map<number, SweepEntry>();
  let begun = now();
  /** Trials that were known before. */
  let before = 0;
  return {
    begins() {
      begun = now();
    },
    event(event) {
      const { job } = event;
      if (event.type === "started") return void running.set(job.key, { job, since: now() });
      running.delete(job.key);
      if (event.isKnown) before = endedIn(sweep);
      const { entry } = event;
      if (entry.status !== "failed" && entry.status !== "pruned") best.set(entry.trial, entry);
    },
    counts() {
      const trials = sweep.trials();
      const of = (status: string): number => trials.filter((trial) => trial.status === status).length;
      const [pruned, failed] = [of("pruned"), of("failed")];
      const ended = of("completed") + pruned + failed;
      const elapsed = (now() - begun) / 1000;
      const done = ended - before;
      return { ended, pruned, failed, total, elapsed, left: done > 0 ? (elapsed / done) * (total - ended) : undefined };
    },
    running: () => [...running.values()].map(({ job, since }) => ({ job, seconds: (now() - since) / 1000 })),
    best: (most) =>
      [...best.values()]
        .sort((one, other) => one.values[0]! - other.values[0]! || one.trial - other.trial)
        .slice(0, most),
  };
};

const endedIn = (sweep: Sweep): number => sweep.trials().filter(({ status }) => status !== "running").length;
