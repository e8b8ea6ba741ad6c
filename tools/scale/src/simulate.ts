import { createSweep, type SweepOptions } from "@gd/sweep";
import { exp, randomStreams } from "@gd/tensor";
import { eventQueue } from "./event-queue.ts";
import type { Options } from "./options.ts";

/** Minutes that a trial takes, at the median. Times are log-normal: some take a multiple. */
const MINUTES = 10;
const SPREAD = 0.5;
const EPOCHS = 81;

/** What is simulated: a sweep on so many workers. */
interface Case {
  readonly name: string;
  readonly workers: number;
  readonly options: Omit<SweepOptions, "space" | "trials">;
}

/**
 * Simulates sweeps on many workers by discrete events, with the scheduler that real ones have: which trial begins when, and what
 * the decisions take of one processor. Returns whether all have ended.
 */
export const simulate = async ({ quick, seed }: Options): Promise<boolean> => {
  const pools = quick ? [10, 100] : [10, 100, 1000, 10_000];
  const cases = pools.flatMap((workers): readonly Case[] => [
    { name: "random", workers, options: { sampler: { type: "random" } } },
    ...[2, 8, 32].map(
      (times): Case => ({
        name: `random, asha, ahead = ${times} × workers`,
        workers,
        options: { sampler: { type: "random" }, pruner: { type: "asha", most: EPOCHS }, ahead: times * workers },
      }),
    ),
    {
      name: "random, hyperband",
      workers,
      options: { sampler: { type: "random" }, pruner: { type: "hyperband", most: EPOCHS } },
    },
    ...(workers > 1000
      ? []
      : [
          {
            name: "tpe, ahead = 2 × workers",
            workers,
            options: { sampler: { type: "tpe" as const }, ahead: 2 * workers },
          },
        ]),
  ]);
  console.log("| workers | sweep | trials | busy | hours | decisions: ms a job | jobs a second at most |");
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
  for (const one of cases) {
    const trials = Math.min(one.name.startsWith("tpe") ? 2000 : 200_000, Math.max(1000, 20 * one.workers));
    const { busy, hours, decisions, jobs } = run(one, trials, seed);
    const milliseconds = decisions / jobs;
    console.log(
      `| ${one.workers} | ${one.name} | ${trials} | ${(100 * busy).toFixed(0)} % | ${hours.toFixed(1)} | ${milliseconds.toFixed(2)} | ${Math.floor(1000 / milliseconds)} |`,
    );
  }
  return true;
};

const run = ({ workers, options }: Case, trials: number, seed: number) => {
  const random = randomStreams(seed).stream("times");
  const space = {
    quality: { type: "uniform", low: 0, high: 1 },
    rate: { type: "log-uniform", low: 1e-4, high: 1 },
  } as const;
  const sweep = createSweep({ space, trials, seed, ...options });
  const queue = eventQueue();
  const came = new Map<number, number>();
  let [now, busy, idle, decisions, jobs] = [0, 0, workers, 0, 0];
  for (;;) {
    while (idle > 0) {
      const before = performance.now();
      const job = sweep.next();
      decisions += performance.now() - before;
      if (job === undefined) break;
      jobs++;
      // A curve that falls to what the point says, as 1/epoch.
      const final = Number(job.point["quality"]);
      const curve = Array.from({ length: job.until ?? EPOCHS }, (_, epoch) => final + 2 / (epoch + 1));
      const stop = job.stops.find(({ epoch, above }) => epoch < curve.length && curve[epoch - 1]! > above);
      const epochs = stop?.epoch ?? curve.length;
      const whole = MINUTES * exp(SPREAD * random.standardNormal());
      const minutes = (whole * (epochs - (came.get(job.trial) ?? 0))) / EPOCHS;
      came.set(job.trial, epochs);
      const status = stop !== undefined ? "pruned" : epochs < EPOCHS ? "paused" : "completed";
      const values = [curve[epochs - 1]!];
      queue.add(now + minutes, () => {
        const start = performance.now();
        sweep.tell(job.key, { status, values, curve: curve.slice(0, epochs) });
        decisions += performance.now() - start;
      });
      busy += minutes;
      idle--;
    }
    const event = queue.next();
    if (event === undefined) break;
    now = event.time;
    event.happen();
    idle++;
  }
  if (!sweep.isDone()) throw new Error("the sweep waits for nothing");
  return { busy: busy / (workers * now), hours: now / 60, decisions, jobs };
};
