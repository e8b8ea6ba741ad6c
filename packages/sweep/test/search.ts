import { createSweep, type SweepOptions } from "../src/schedule/create-sweep.js";
import type { Job, Outcome } from "../src/schedule/trial.js";
import type { KnownFunction } from "./functions.js";

/** The smallest value that a sweep finds, one trial after the other. */
export const bestOf = ({ space, valueAt }: KnownFunction, options: Omit<SweepOptions, "space">): number => {
  let best = Number.POSITIVE_INFINITY;
  const sweep = createSweep({ space, ahead: 1, ...options });
  for (let job = sweep.next(); job !== undefined; job = sweep.next()) {
    const value = valueAt(job.point);
    best = Math.min(best, value);
    sweep.tell(job.key, { status: "completed", values: [value], curve: [value] });
  }
  return best;
};

export const medianOf = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;

/** Follows a curve as a training would: ends at a stop whose bound it is above, or at `until`. */
export const followed = (curve: readonly number[], { stops, until = Number.POSITIVE_INFINITY }: Job): Outcome => {
  const bestAt = (epoch: number): number => Math.min(...curve.slice(0, epoch));
  const stop = stops.find(({ epoch, above }) => epoch < curve.length && epoch < until && bestAt(epoch) > above);
  if (stop !== undefined) {
    return { status: "pruned", values: [bestAt(stop.epoch)], curve: curve.slice(0, stop.epoch) };
  }
  const status = until < curve.length ? "paused" : "completed";
  return { status, values: [bestAt(Math.min(until, curve.length))], curve: curve.slice(0, until) };
};

/** All outcomes of a sweep by their keys, with so many jobs at once, which end in an order at random. */
export const runAtOnce = (
  options: SweepOptions,
  outcomeOf: (job: Job) => Outcome,
  atOnce: number,
  random: () => number,
): readonly string[] => {
  const sweep = createSweep(options);
  const running: Job[] = [];
  const lines: string[] = [];
  for (;;) {
    while (running.length < atOnce) {
      const job = sweep.next();
      if (job === undefined) break;
      running.push(job);
    }
    const [job] = running.splice(Math.floor(random() * running.length), 1);
    if (job === undefined) break;
    const outcome = outcomeOf(job);
    lines.push(JSON.stringify([job, outcome]));
    sweep.tell(job.key, outcome);
  }
  if (!sweep.isDone()) throw new Error("a sweep waits for a job that it never gave");
  return [...lines.sort(), JSON.stringify(sweep.trials())];
};
