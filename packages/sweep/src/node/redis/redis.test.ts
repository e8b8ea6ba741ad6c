import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type RedisServer, redisProgram, startRedis } from "@gd/tooling/redis-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { branin } from "../../../test/functions.js";
import { createSweep } from "../../schedule/create-sweep.js";
import type { Job, Outcome } from "../../schedule/trial.js";
import { localEngine } from "../local-engine.js";
import { openLedger } from "../open-ledger.js";
import { runSweep, type SweepEntry } from "../run-sweep.js";
import { TaskLostError } from "../task-lost.js";
import { redisEngine } from "./redis-engine.js";
import { redisWorker } from "./redis-worker.js";

if (redisProgram === undefined)
  console.warn("Neither valkey-server nor redis-server is here: the queue is not tested.");

const resultOf = ({ point }: Job): Outcome => {
  const value = branin.valueAt(point);
  return { status: "completed", values: [value], curve: [value] };
};

describe.skipIf(redisProgram === undefined)("a queue on Redis", () => {
  let folder: string;
  let server: RedisServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sweep-redis-"));
    server = await startRedis(folder, undefined, ["--requirepass", "secret"]);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  const place = () => ({ url: server.url, password: "secret" });
  const sweepTo = async (name: string, engine: Parameters<typeof runSweep<Job>>[0]["engine"]) => {
    const ledger = openLedger<SweepEntry>(join(folder, name));
    const sweep = createSweep({ space: branin.space, trials: 60, sampler: { type: "random" }, seed: 1 });
    await runSweep({ sweep, engine, ledger, taskOf: (job) => job });
    await engine.close();
    return readFileSync(join(folder, name), "utf8").split("\n").sort();
  };

  test("gives the ledger of one machine, though workers leave, their tasks fail, and some are done already", async () => {
    const alone = await sweepTo(
      "alone",
      localEngine(async (job: Job) => resultOf(job), 1),
    );
    const times = new Map<string, number>();
    const run = async (job: Job, signal: AbortSignal): Promise<Outcome> => {
      times.set(job.key, (times.get(job.key) ?? 0) + 1);
      if (job.trial === 5 && times.get(job.key) === 1)
        throw new TaskLostError("the process of the task died 1 times: …");
      await wait(job.trial === 7 ? 200 : 2, undefined, { signal });
      return resultOf(job);
    };
    const leaving = await redisWorker({ ...place(), queue: "q", run, size: 4 });
    const staying = await redisWorker({ ...place(), queue: "q", run, size: 4 });
    setTimeout(() => void leaving.close(), 100);
    const engine = await redisEngine<Job, Outcome>({ ...place(), queue: "q", sweep: "s", capacity: 20, every: 200 });
    expect(await sweepTo("queue", engine)).toEqual(alone);
    await staying.close();
    expect(times.get("5")).toBe(2);
  });

  test("a wrong password is told at once, to both sides", async () => {
    const wrong = { url: server.url, password: "wrong" };
    await expect(redisWorker({ ...wrong, run: async () => 1 })).rejects.toThrow("refuses the name or the password");
    await expect(redisEngine({ ...wrong, sweep: "s" })).rejects.toThrow("refuses the name or the password");
    const long = { url: server.url.replace("//", "//:secret@").replace(/\d+$/, "99999"), run: async () => 1 };
    await expect(redisWorker(long)).rejects.toThrow('"redis://…@127.0.0.1:99999"');
    await expect(redisWorker({ ...place(), url: `${server.url}/one`, run: async () => 1 })).rejects.toThrow(
      "a URL like",
    );
  });

  test("other data under the names of the queue are told at once", async () => {
    const { Redis } = await import("ioredis");
    const client = new Redis({ port: server.port, password: "secret" });
    await client.set("bull:taken:wait", "something else");
    client.disconnect();
    const run = async () => 1;
    await expect(redisWorker({ ...place(), queue: "taken", run })).rejects.toThrow("choose another name for the queue");
    const other = { ...place(), queue: "taken", sweep: "s" };
    await expect(redisEngine(other)).rejects.toThrow("choose another name for the queue");
  });

  test("that nobody takes tasks is said", async () => {
    const said = new Promise<Error>((resolve) => {
      void redisEngine<Job, Outcome>({ ...place(), queue: "alone", sweep: "s", every: 50, onError: resolve }).then(
        (engine) => {
          engine.submit("0", { key: "0", trial: 0, point: {}, stops: [] });
          void said.then(() => engine.close());
        },
      );
    });
    expect((await said).message).toContain("no worker takes tasks from the queue alone at 127.0.0.1:");
  });

  test("a task that dies on every worker is left among the failed jobs, and tried again by the next engine", async () => {
    let dies = true;
    const run = async (job: Job): Promise<Outcome> => {
      if (dies) throw new TaskLostError("the process of the task died 1 times: it took too much memory");
      return resultOf(job);
    };
    const worker = await redisWorker({ ...place(), queue: "d", run });
    const job = createSweep({ space: branin.space, trials: 1 }).next()!;
    const end = async () => {
      const engine = await redisEngine<Job, Outcome>({ ...place(), queue: "d", sweep: "s", attempts: 1, every: 200 });
      const event = new Promise((resolve) => engine.watch((event) => event.type !== "started" && resolve(event)));
      engine.submit("0", job);
      const heard = await event;
      await engine.close();
      return heard;
    };
    expect(await end()).toMatchObject({
      type: "failed",
      lost: true,
      reason: expect.stringContaining("too much memory"),
    });
    dies = false;
    expect(await end()).toMatchObject({ type: "ended", result: resultOf(job) });
    await worker.close();
  });
});
