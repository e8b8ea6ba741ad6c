import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { localEngine } from "./local-engine.js";
import { type ProcessPoolOptions, processPool } from "./process-pool.js";
import { TaskLostError } from "./task-lost.js";

// It uses the built package, as a process of its own.
const module = fileURLToPath(new URL("../../test/pool-process.mjs", import.meta.url));
const never = new AbortController().signal;

let close: () => Promise<void> = async () => {};
afterEach(() => close());
const poolOf = (options: Partial<ProcessPoolOptions> = {}) => {
  const pool = processPool<object, { readonly value: number; readonly pid: number }>({ module, size: 2, ...options });
  close = pool.close;
  return pool;
};

test("tasks run in processes that serve many of them, so many at once", async () => {
  const { run } = poolOf();
  const results = await Promise.all(Array.from({ length: 20 }, (_, value) => run({ value, milliseconds: 5 }, never)));
  expect(results.map(({ value }) => value)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  expect(new Set(results.map(({ pid }) => pid)).size).toBe(2);
  await expect(run({ throws: "no such column" }, never)).rejects.toThrow(new Error("no such column"));
});

test("a process that dies or grows too large is replaced, and its task is tried again, so often", async () => {
  const { run } = poolOf({ memory: 200, attempts: 2 });
  const dying = run({ dies: true }, never);
  const growing = run({ grows: true }, never);
  const waiting = run({ value: 3 }, never);
  await expect(dying).rejects.toThrow(new TaskLostError("the process of the task died 2 times: it ended with SIGKILL"));
  await expect(growing).rejects.toThrow(
    /^the process of the task died 2 times: it took \d+ MiB of memory, of at most 200$/,
  );
  expect((await waiting).value).toBe(3);
});

test("of what a process says when it has no room for its objects, a line is the reason", async () => {
  const { run } = poolOf({ size: 1, attempts: 1, memory: 300 });
  await expect(run({ hoards: true }, never)).rejects.toThrow(/ended with \w+, FATAL ERROR: .*heap/);
});

test("processes that cannot be started are no fault of a task", async () => {
  const { run } = poolOf({ module: `${module}.none` });
  await expect(run({}, never)).rejects.toThrow(
    /^no process of .*\.none serves tasks: it ended with code 1, Error: Cannot find module .*none/,
  );
});

test("a task that is not needed any more ends, and nothing is heard of it", async () => {
  const pool = poolOf({ size: 1 });
  const engine = localEngine(pool.run, 1, pool.close);
  const heard: string[] = [];
  const ended = new Promise<void>((resolve) =>
    engine.watch(({ type, id }) => {
      heard.push(`${type} ${id}`);
      if (id === "c" && type === "ended") resolve();
    }),
  );
  engine.submit("a", { milliseconds: 60_000 });
  engine.submit("b", {});
  engine.submit("c", {});
  engine.cancel("b");
  engine.cancel("a");
  await ended;
  expect(heard).toEqual(["started a", "started c", "ended c"]);
});
