import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { Outcome } from "@gd/sweep";
import { type Engine, localEngine, processPool, redisEngine } from "@gd/sweep/node";
import type { Dependencies } from "../dependencies.js";
import { redisPlace } from "./redis-place.js";
import type { SweepFlags } from "./sweep-flags.js";
import { tellOnce } from "./tell-once.js";
import type { TrialTask } from "./trial/trial-task.js";

/** What runs the trials: processes of this machine, or the workers of a queue. */
export const engineOf = async (
  folder: string,
  { workers, memory, attempts, checkpointEvery, redis, queue }: SweepFlags,
  { trialProcess, stderr }: Dependencies,
): Promise<Engine<TrialTask, Outcome>> => {
  if (redis !== undefined) {
    return redisEngine({
      ...redisPlace(redis, queue),
      // A task is the same wherever its sweep is at, and another in each folder.
      sweep: createHash("sha256").update(resolve(folder)).digest("hex").slice(0, 12),
      attempts,
      onError: tellOnce((message) => void stderr.write(`gd: the queue: ${message}\n`)),
    });
  }
  const pool = processPool<TrialTask, Outcome>({
    module: trialProcess,
    arguments: [String(checkpointEvery)],
    ...(workers === undefined ? {} : { size: workers }),
    memory,
    attempts,
  });
  return localEngine(pool.run, pool.size, pool.close);
};
