import { expectOptions, expectSize, expectString } from "@gd/tensor";
import type { Engine, EngineEvent } from "../engine.js";
import { expectServer } from "./expect-server.js";
import { loadBullmq } from "./load-bullmq.js";
import { queueError } from "./queue-error.js";
import { connectionOf, expectRedisPlace, type RedisPlace } from "./redis-connection.js";

/** Options of `redisEngine`. */
export interface RedisEngineOptions extends RedisPlace {
  /** Which sweep, among all whose tasks are in the queue: letters, digits, dashes. */
  readonly sweep: string;
  /** So many tasks are in the queue or run; the sweep keeps the others back. Default: 256. */
  readonly capacity?: number;
  /** A task whose workers die is tried so often; then it stays among the failed jobs of the queue. Default: 3. */
  readonly attempts?: number;
  /** Milliseconds between looks at tasks of which nothing was heard. Default: 5000. */
  readonly every?: number;
  /** Hears of what goes wrong with the connection, which is tried again. */
  readonly onError?: (error: Error) => void;
}

/** Why a job has failed whose process or worker died again and again: as `TaskLostError` and BullMQ say it. */
const LOST = /^the process of the task died|stalled/;
/** So many tasks are looked at at once. */
const AT_ONCE = 50;

/**
 * An engine that puts tasks into a queue of BullMQ on Redis or Valkey, from which workers on any machine take them. To close it leaves
 * tasks where they are: workers go on, and their results wait for the next engine of the same sweep.
 *
 * Throws  Error where bullmq is not installed, or no other attempt would help: the server refuses the name or the password, its
 *         certificate is not trusted, or other data have the names of the queue
 */
export const redisEngine = async <Task, Result>(options: RedisEngineOptions): Promise<Engine<Task, Result>> => {
  const place = "redisEngine";
  const given = expectOptions(place, options, [
    "url",
    "username",
    "password",
    "queue",
    "sweep",
    "capacity",
    "attempts",
    "every",
    "onError",
  ]);
  const { queue: name = "gd-trials", sweep, capacity = 256, attempts = 3, every = 5000 } = given;
  expectRedisPlace(place, given);
  expectString(`${place}(sweep)`, sweep);
  for (const [size, value] of Object.entries({ capacity, attempts, every })) expectSize(`${place}(${size})`, value);
  const { Queue, QueueEvents } = await loadBullmq();
  const connection = connectionOf(given);
  await expectServer(connection, name);
  const onError = (error: unknown): void => given.onError?.(queueError(error, connection.address));
  const queue = new Queue<Task, Result, string, Task, Result, string>(name, { connection: connection.options });
  const events = new QueueEvents(name, { connection: connection.options });
  queue.on("error", onError);
  events.on("error", onError);

  const listeners: ((event: EngineEvent<Result>) => void)[] = [];
  /** Tasks whose end has not been heard of, by the names of their jobs. */
  const outstanding = new Map<string, { readonly id: string; readonly task: Task }>();
  const jobIdOf = (id: string): string => `${sweep}-${id}`;
  const say = (event: EngineEvent<Result>): void => {
    for (const listener of listeners) listener(event);
  };
  const end = (jobId: string, event: (id: string) => EngineEvent<Result>): void => {
    const waiting = outstanding.get(jobId);
    if (waiting === undefined) return;
    outstanding.delete(jobId);
    say(event(waiting.id));
  };
  const answered = (jobId: string, result: Result): void => {
    end(jobId, (id) => ({ type: "ended", id, result }));
    // Whoever asked knows it now.
    queue.remove(jobId).catch(onError);
  };
  const add = async (jobIds: readonly string[]): Promise<void> => {
    const jobs = jobIds.flatMap((jobId) => {
      const waiting = outstanding.get(jobId);
      if (waiting === undefined) return [];
      return [
        { name: sweep, data: waiting.task, opts: { jobId, attempts, backoff: { type: "exponential", delay: 1000 } } },
      ];
    });
    // What is there already stays as it is.
    if (jobs.length > 0) await queue.addBulk(jobs);
  };

  /** Looks at tasks whose end may have been missed: who was told of it had lost the connection, or Redis its last second. */
  const look = async (jobIds: readonly string[]): Promise<void> => {
    const lost: string[] = [];
    await Promise.all(
      jobIds.map(async (jobId) => {
        // The state first: what is read after it belongs to it, or to a later one.
        const state = await queue.getJobState(jobId);
        if (state === "unknown") return void lost.push(jobId);
        if (state !== "completed" && state !== "failed") return;
        const job = await queue.getJob(jobId);
        if (job === undefined) return;
        if (state === "completed") return answered(jobId, job.returnvalue);
        const reason = job.failedReason;
        end(jobId, (id) => ({ type: "failed", id, reason, lost: LOST.test(reason) }));
      }),
    );
    await add(lost);
  };
  let hasBegun = false;
  /** Tasks that nobody takes would be waited for without a word. */
  const expectWorkers = async (): Promise<void> => {
    if (hasBegun || outstanding.size === 0) return;
    if ((await queue.getWorkersCount()) > 0) return;
    onError(new Error(`no worker takes tasks from the queue ${name} at ${connection.address.place} yet`));
  };
  let isLooking = false;
  const timer = setInterval(async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      const all = [...outstanding.keys()];
      await expectWorkers();
      for (let start = 0; start < all.length; start += AT_ONCE) await look(all.slice(start, start + AT_ONCE));
    } catch (error) {
      onError(error);
    }
    isLooking = false;
  }, every);
  timer.unref();

  events.on("active", ({ jobId }) => {
    hasBegun = true;
    const waiting = outstanding.get(jobId);
    if (waiting !== undefined) say({ type: "started", id: waiting.id });
  });
  events.on("completed", ({ jobId, returnvalue }) => {
    // BullMQ declares a text, and passes on what the task has returned.
    if (outstanding.has(jobId)) answered(jobId, returnvalue as unknown as Result);
  });
  events.on("failed", ({ jobId }) => void (outstanding.has(jobId) && look([jobId]).catch(onError)));

  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    const jobIds = batch;
    batch = [];
    try {
      // One of an earlier engine that had failed is tried again.
      const before = await Promise.all(jobIds.map((jobId) => queue.getJob(jobId)));
      await Promise.all(before.map(async (job) => job !== undefined && (await job.isFailed()) && job.remove()));
      await add(jobIds);
      await look(jobIds.filter((_, i) => before[i] !== undefined));
    } catch (error) {
      // They are looked for again.
      onError(error);
    }
  };
  return {
    capacity,
    watch: (listener) => void listeners.push(listener),
    submit(id, task) {
      outstanding.set(jobIdOf(id), { id, task });
      if (batch.push(jobIdOf(id)) === 1) queueMicrotask(flush);
    },
    cancel(id) {
      outstanding.delete(jobIdOf(id));
      queue.remove(jobIdOf(id)).catch(onError);
    },
    async close() {
      clearInterval(timer);
      outstanding.clear();
      await Promise.all([queue.close(), events.close()]);
    },
  };
};
