import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSweep, type Job, type Outcome } from "@gd/sweep";
import { type Engine, redisEngine } from "@gd/sweep/node";
import { redisProgram, startRedis } from "@gd/tooling/redis-server";
import { runGd, startGd } from "./gd.ts";
import type { Options } from "./options.ts";
import { writeSweep } from "./sweep-files.ts";

/** What a trial costs beside its training. Returns whether that is as little as is promised. */
export const measureOverhead = async ({ quick, seed }: Options): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), "gd-overhead-"));
  const trials = quick ? 100 : 1000;
  const sweep = {
    space: { learningRate: { type: "log-uniform", low: 1e-3, high: 0.1 } },
    sampler: { type: "random" },
    train: { hidden: [4], epochs: 1, earlyStopping: 0 },
    seed,
  };
  const failures: string[] = [];
  const check = (what: string, value: number, most: number, unit: string): void => {
    console.log(`${what}: ${value.toFixed(1)} ${unit}, of at most ${most}`);
    if (!(value <= most)) failures.push(what);
  };
  try {
    /** Seconds of a sweep of so many trials, each of one epoch on 120 rows: two counts tell the start apart. */
    const secondsOf = async (name: string, count: number, more: readonly string[]): Promise<number> => {
      const place = join(folder, `${name}-${count}`);
      await writeSweep(place, { ...sweep, trials: count });
      const start = performance.now();
      await runGd(["sweep", "points.json", "--quiet", ...more], place);
      return (performance.now() - start) / 1000;
    };
    const perTrial = async (name: string, more: readonly string[]): Promise<number> =>
      (1000 * ((await secondsOf(name, trials, more)) - (await secondsOf(name, 1, more)))) / (trials - 1);
    check(
      "a trial of one epoch by the local pool, training and all",
      await perTrial("local", ["--workers", "1"]),
      20,
      "ms",
    );
    if (redisProgram === undefined) {
      console.log("skipped: neither valkey-server nor redis-server is here, so no queue is measured");
      return failures.length === 0;
    }
    const server = await startRedis(folder);
    const worker = startGd(
      ["worker", "--redis", server.url, "--size", "1", "--quiet", "--cache", join(folder, "cache")],
      folder,
    );
    try {
      check("the same by a queue on Redis", await perTrial("redis", ["--redis", server.url]), 50, "ms");
      worker.child.kill();
      await worker.ended;
      const before = await memoryOf(server.port);
      const queued = quick ? 1000 : 10_000;
      const engine: Engine<Job, Outcome> = await redisEngine({ url: server.url, sweep: "memory", capacity: queued });
      const search = createSweep({
        space: { x: { type: "uniform", low: 0, high: 1 } },
        sampler: { type: "random" },
        trials: queued,
      });
      const start = performance.now();
      for (let job = search.next(); job !== undefined; job = search.next()) engine.submit(job.key, taskLike(job));
      while ((await waitingIn(server.port)) < queued) await new Promise((resolve) => setTimeout(resolve, 50));
      const seconds = (performance.now() - start) / 1000;
      const taken = ((await memoryOf(server.port)) - before) / 2 ** 20;
      console.log(`${queued} trials were queued in ${seconds.toFixed(1)} s`);
      check(`memory of Redis for ${queued} queued trials`, taken, 100, "MiB");
      await engine.close();
    } finally {
      worker.child.kill("SIGKILL");
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  for (const what of failures) console.log(`TOO MUCH: ${what}`);
  return failures.length === 0;
};

/** A task as large as one of the program, with all that it says of a training. */
const taskLike = (job: Job): Job => ({ ...job, point: { ...job.point, rest: "x".repeat(700) } });

const memoryOf = async (port: number): Promise<number> =>
  Number(/used_memory:(\d+)/.exec(await ask(port, "INFO memory"))![1]);
const waitingIn = async (port: number): Promise<number> =>
  Number(/:(\d+)/.exec(await ask(port, "LLEN bull:gd-trials:wait"))![1]);

/** What Redis answers to a command. */
const ask = (port: number, command: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`${command}\r\nQUIT\r\n`));
    let answer = "";
    socket.on("data", (data) => (answer += data));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
