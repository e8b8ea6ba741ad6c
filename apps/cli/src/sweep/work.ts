import { once } from "node:events";
import { resolve } from "node:path";
import type { Outcome } from "@gd/sweep";
import { processPool, redisWorker } from "@gd/sweep/node";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { cacheFolder } from "../objects/local-path.js";
import { counted } from "../render/counted.js";
import { redisPlace } from "./redis-place.js";
import { tellOnce } from "./tell-once.js";
import type { TrialTask } from "./trial/trial-task.js";

/** What `gd worker` is asked for. */
export interface WorkerFlags {
  readonly redis: string;
  readonly queue: string | undefined;
  /** How many trials run at once. */
  readonly size: number | undefined;
  readonly memory: number;
  readonly checkpointEvery: number;
  /** The folder that all share, where it is at another place on this machine. */
  readonly place: string | undefined;
  /** The folder for copies of data. */
  readonly cache: string | undefined;
  /** Seconds of silence after which another worker takes over. */
  readonly patience: number;
  readonly quiet: boolean;
}

/** A URL without the name and the password that it may have. */
const addressOf = (redis: string): string => {
  const { protocol, host } = new URL(redis);
  return `${protocol}//${host}`;
};

/** Takes trials from a queue and runs them, until it is told to stop: then it gives back what it runs, with a checkpoint. */
export const work = async (
  { redis, queue, size, memory, checkpointEvery, place, cache, patience, quiet }: WorkerFlags,
  { stdout, stderr, signal, heedInterrupts, trialProcess, calledAs }: Dependencies,
): Promise<ExitCode> => {
  const pool = processPool<TrialTask, Outcome>({
    module: trialProcess,
    arguments: [String(checkpointEvery), resolve(cache ?? cacheFolder())],
    ...(size === undefined ? {} : { size }),
    memory,
    // The queue gives it to others.
    attempts: 1,
  });
  let ended = 0;
  const worker = await redisWorker<TrialTask, Outcome>({
    ...redisPlace(redis, queue),
    run: (task, stop) => pool.run(place === undefined ? task : { ...task, place: resolve(place) }, stop),
    size: pool.size,
    patience: 1000 * patience,
    onEvent({ type, id }) {
      if (type === "ended") ended++;
      if (!quiet) stdout.write(`${type} ${id}\n`);
    },
    onError: tellOnce((message) => void stderr.write(`gd worker: ${message}\n`)),
  });
  heedInterrupts();
  if (!quiet)
    stdout.write(
      `${calledAs} worker takes ${counted(pool.size, "trial")} at once from ${addressOf(redis)}, until Ctrl-C.\n`,
    );
  if (!signal.aborted) await once(signal, "abort");
  await worker.close();
  await pool.close();
  if (!quiet) stdout.write(`Stopped, after ${counted(ended, "trial")}.\n`);
  return exitCode.done;
};
