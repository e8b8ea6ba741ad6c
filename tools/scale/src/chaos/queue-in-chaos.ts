import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { randomStreams } from "@gd/tensor";
import { type RedisServer, startRedis } from "@gd/tooling/redis-server";
import { type Running, startGd } from "../gd.ts";
import { droppingProxy } from "./dropping-proxy.ts";
import { kill } from "./kill.ts";
import type { Scenario, Setting } from "./scenario.ts";

/** What happens to a queue while a sweep runs. */
interface Misfortune {
  readonly name: string;
  readonly isQuick?: boolean;
  /** Milliseconds between two. */
  readonly every: (quick: boolean) => number;
  /** How often it happens at most. Default: until the sweep ends. */
  readonly most?: number;
  readonly happen: (world: World) => Promise<void>;
  readonly environment?: Readonly<Record<string, string>>;
}

interface World extends Setting {
  readonly workers: Running[];
  readonly random: { readonly uniform: () => number; readonly integer: (limit: number) => number };
  readonly startWorker: () => Running;
  readonly redis: { server: RedisServer };
  readonly restart: () => Promise<void>;
  readonly drop: (probability: number) => void;
}

const MISFORTUNES: readonly Misfortune[] = [
  { name: "8 workers on a queue, left alone", every: () => 1000, most: 0, happen: async () => {} },
  {
    name: "a worker is killed, and another one comes",
    isQuick: true,
    every: (quick) => (quick ? 1500 : 1000),
    async happen({ workers, random, startWorker }) {
      const place = random.integer(workers.length);
      kill(workers[place]!.child.pid!);
      workers[place] = startWorker();
    },
  },
  {
    name: "a worker is told to end, and another one comes",
    every: (quick) => (quick ? 1500 : 2000),
    async happen({ workers, random, startWorker }) {
      const place = random.integer(workers.length);
      kill(workers[place]!.child.pid!, "SIGTERM");
      workers[place] = startWorker();
    },
  },
  {
    name: "Redis is killed and started again, with its append-only file",
    isQuick: true,
    every: (quick) => (quick ? 1500 : 5000),
    most: 3,
    happen: async ({ restart }) => restart(),
  },
  {
    name: "Redis stands still for a while",
    every: (quick) => (quick ? 1000 : 5000),
    most: 1,
    async happen({ redis, quick }) {
      kill(redis.server.process.pid!, "SIGSTOP");
      await wait(quick ? 3000 : 30_000);
      kill(redis.server.process.pid!, "SIGCONT");
    },
  },
  {
    name: "connections break",
    every: (quick) => (quick ? 300 : 1000),
    async happen({ drop }) {
      drop(0.3);
    },
  },
  {
    name: "clocks jump by an hour",
    every: () => 1000,
    most: 0,
    happen: async () => {},
    environment: { NODE_OPTIONS: `--import ${fileURLToPath(new URL("./jumping-clock.mjs", import.meta.url))}` },
  },
];

/** A sweep on a queue of Redis with workers in processes of their own. */
const inQueue = ({
  name,
  isQuick = false,
  every,
  most = Number.POSITIVE_INFINITY,
  happen,
  environment = {},
}: Misfortune): Scenario => ({
  name,
  isQuick,
  async run(setting) {
    const { folder, quick, seed } = setting;
    const data = join(folder, "redis");
    await mkdir(data);
    const redis = { server: await startRedis(data) };
    const proxy = await droppingProxy(() => redis.server.port);
    const random = randomStreams(seed).stream(name);
    const url = `redis://127.0.0.1:${proxy.port}`;
    const cache = join(folder, "cache");
    const all: Running[] = [];
    const startWorker = (): Running => {
      const args = [
        "worker",
        "--redis",
        url,
        "--size",
        "1",
        "--patience",
        quick ? "2" : "10",
        "--cache",
        cache,
        "--quiet",
      ];
      const worker = startGd(args, folder, environment);
      all.push(worker);
      return worker;
    };
    const workers = Array.from({ length: quick ? 2 : 8 }, startWorker);
    let happened = 0;
    try {
      const sweep = startGd(
        ["sweep", "points.json", "--redis", url, "--attempts", "100", "--quiet"],
        folder,
        environment,
      );
      const world: World = {
        ...setting,
        workers,
        random,
        startWorker,
        redis,
        drop: (probability) => proxy.drop(probability, random.uniform),
        async restart() {
          const { port } = redis.server;
          redis.server.process.kill("SIGKILL");
          await redis.server.stop();
          await wait(500);
          redis.server = await startRedis(data, port);
        },
      };
      let isOver = false;
      const over = sweep.ended.then((ended) => {
        isOver = true;
        return ended;
      });
      const misfortunes = (async () => {
        while (happened < most && !isOver) {
          await Promise.race([wait(every(quick)), over]);
          if (isOver) break;
          await happen(world);
          happened++;
        }
      })();
      const { code, said } = await over;
      await misfortunes;
      if (code !== 0) throw new Error(`gd sweep ended with ${code}: ${said}`);
      return { happened: most === 0 ? "throughout" : `${happened} times` };
    } finally {
      for (const { child } of all) kill(child.pid!);
      await Promise.all(all.map(({ ended }) => ended));
      await proxy.close();
      await redis.server.stop();
    }
  },
});

export const queueInChaos: readonly Scenario[] = MISFORTUNES.map(inQueue);
