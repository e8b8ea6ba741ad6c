import { setTimeout as wait } from "node:timers/promises";
import { expectFunction, expectOptions, expectSize } from "@gd/tensor";
import type { RunTask } from "../engine.js";
import { expectServer } from "./expect-server.js";
import { loadBullmq } from "./load-bullmq.js";
import { queueError } from "./queue-error.js";
import { connectionOf, expectRedisPlace, type RedisPlace } from "./redis-connection.js";

/** Options of `redisWorker`. */
export interface RedisWorkerOptions<Task, Result> extends RedisPlace {
  /**
   * Runs a task. It must leave the event loop free, as `processPool` does: a task whose lock is not renewed counts as left behind.
   */
  readonly run: RunTask<Task, Result>;
  /** How many tasks it runs at once. Default: 1. */
  readonly size?: number;
  /** A task of a worker of which so many milliseconds nothing is heard is given to another one. Default: 15,000. */
  readonly patience?: number;
  /** Hears of tasks that begin and end. */
  readonly onEvent?: (event: { readonly type: "began" | "ended" | "left"; readonly id: string }) => void;
  /** Hears of what goes wrong with the connection, which is tried again. */
  readonly onError?: (error: Error) => void;
}

/** A worker that takes tasks from a queue. */
export interface RedisWorker {
  /** Takes no more tasks, has those that run keep what they have, and gives them back to the queue. */
  readonly close: () => Promise<void>;
}

/** A task that one worker after the other dies of is given up in the end. */
const MOST_STALLS = 10;

/**
 * Takes tasks from the queue of `redisEngine`, and runs them. The task of a worker that dies is taken over by another one.
 *
 * Throws  Error where bullmq is not installed, or no other attempt would help: the server refuses the name or the password, its
 *         certificate is not trusted, or other data have the names of the queue
 */
export const redisWorker = async <Task, Result>(options: RedisWorkerOptions<Task, Result>): Promise<RedisWorker> => {
  const place = "redisWorker";
  const given = expectOptions(place, options, [
    "url",
    "username",
    "password",
    "queue",
    "run",
    "size",
    "patience",
    "onEvent",
    "onError",
  ]);
  const { queue = "gd-trials", run, size = 1, patience = 15_000, onEvent = () => {}, onError = () => {} } = given;
  expectRedisPlace(place, given);
  expectFunction(`${place}(run)`, run);
  expectSize(`${place}(size)`, size);
  expectSize(`${place}(patience)`, patience);
  const { Worker, WaitingError } = await loadBullmq();
  const closing = new AbortController();
  const connection = connectionOf(given);
  await expectServer(connection, queue);
  const worker = new Worker<Task, Result>(
    queue,
    async (job, token) => {
      const id = String(job.id);
      onEvent({ type: "began", id });
      try {
        const result = await run(job.data, closing.signal);
        onEvent({ type: "ended", id });
        return result;
      } catch (error) {
        onEvent({ type: "left", id });
        if (closing.signal.aborted) {
          await job.moveToWait(token);
          throw new WaitingError();
        }
        throw error;
      }
    },
    {
      connection: connection.options,
      concurrency: size,
      lockDuration: patience,
      stalledInterval: Math.ceil(patience / 2),
      maxStalledCount: MOST_STALLS,
    },
  );
  worker.on("error", (error) => onError(queueError(error, connection.address)));
  return {
    async close() {
      const closed = worker.close();
      closing.abort();
      // Of a server that is away, nothing has to be waited for: the tasks are given to others.
      const patient = setTimeout(connection.giveUp, patience);
      await Promise.race([closed, wait(patience, undefined, { ref: false })]);
      clearTimeout(patient);
    },
  };
};
