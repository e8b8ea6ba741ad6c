import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createSweep, type Sweep, type SweepOptions } from "@gd/sweep";
import type { Examples } from "../example.js";

const options = (): SweepOptions => ({
  space: {
    model: { type: "choice", values: ["linear", "dense"] },
    rate: { type: "log-uniform", low: 0.5, high: 1.5, when: { model: ["dense"] } },
    size: { type: "integer", low: 1, high: 8, scale: "log" },
  },
  sampler: { type: "tpe", startup: 2, candidates: 3 },
  pruner: { type: "asha", least: 1, most: 9, reduction: 3 },
  trials: 4,
  objectives: 1,
  ahead: 2,
  seed: 1.5,
});
const outcome = () => ({ status: "completed", values: [1.5], curve: [1.5], reason: "it is a text" });
const trials = () => [1.5, 2.5, 3.5].map((size) => ({ point: { size }, value: size }));
const points = { "0.space": ["any name"], "0.space.model.values": ["array"], "0.space.rate.when": ["any name"] };

/** The examples of sweeps. */
export const sweep: Examples = {
  createSweep: {
    given: () => [options()],
    takes: {
      ...points,
      "0.seed": ["string"],
      "0.space.model.values[0]": ["number", "boolean", "null", "array"],
      "0.space.rate.when.model[0]": ["number", "boolean", "null", "array"],
      "0.space.rate.when.model": ["array"],
      "0.space.rate.low": ["any number"],
      "0.space.size.low": ["any number"],
    },
    names: ["randomStreams"],
    methods: {
      tell: {
        given: (it: Sweep) => {
          const job = it.next();
          return [job?.key ?? "0", outcome()];
        },
        takes: { 0: ["string"] },
      },
    },
  },
  importance: {
    given: () => [{ size: { type: "uniform", low: 0.5, high: 4.5 } }, trials(), { trees: 2, seed: 1.5 }],
    takes: {
      0: ["any name"],
      "1": ["array"],
      "1[0]": ["any name"],
      "1[0].point": ["any name"],
      "1[0].value": ["any number"],
      "2.seed": ["string"],
    },
    names: ["randomStreams"],
  },
  paretoFront: { given: () => [[[1.5, 2.5]]], takes: { "0": ["array"], "0[0]": ["array"], "0[0][0]": ["any number"] } },
};

const folder = mkdtempSync(join(tmpdir(), "gd-sweep-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const run = async () => outcome();

/** An engine that is done with a task at once. */
const engine = () => {
  const listeners: ((event: object) => void)[] = [];
  return {
    capacity: 1,
    watch: (listener: (event: object) => void) => void listeners.push(listener),
    submit(id: string) {
      for (const listener of listeners) listener({ type: "ended", id, result: outcome() });
    },
    cancel: () => {},
    close: async () => {},
  };
};

/** The examples of `@gd/sweep/node`. Those that need a server, or a process of a pool, have tests of their own. */
export const sweepNode: Examples = {
  holdLock: {
    given: () => [join(folder, "locked"), { patience: 1000.5, signal: new AbortController().signal }],
    fixed: [0],
    use: async (lock: Promise<{ readonly release: () => Promise<void> }>) => (await lock).release(),
  },
  localEngine: { given: () => [run, 2] },
  openLedger: { given: () => [join(folder, "ledger.jsonl"), () => true], fixed: [0] },
  openSweepLedger: { given: () => [join(folder, "sweep.jsonl")], fixed: [0] },
  processPool: {
    given: () => [{ module: "process.mjs", arguments: ["a"], size: 1, memory: 100, attempts: 1 }],
    takes: { "0.module": ["string"], "0.arguments": ["array"] },
  },
  redisEngine: {},
  redisWorker: {},
  runSweep: {
    given: () => [
      {
        sweep: createSweep({ ...options(), trials: 1 }),
        engine: engine(),
        ledger: { entries: new Map(), append: () => {} },
        taskOf: () => ({}),
        onEvent: () => {},
        signal: new AbortController().signal,
      },
    ],
    takes: {
      "0.sweep": ["any name"],
      "0.engine": ["any name"],
      "0.ledger": ["any name"],
      "0.engine.capacity": ["any number"],
    },
  },
  serveTasks: {},
};
