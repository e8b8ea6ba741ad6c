import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { randomStreams } from "@gd/tensor";
import { afterEach, beforeEach, expect, test } from "vitest";
import { branin } from "../../test/functions.js";
import { createSweep, type SweepOptions } from "../schedule/create-sweep.js";
import type { Job, Outcome } from "../schedule/trial.js";
import { localEngine } from "./local-engine.js";
import { openLedger } from "./open-ledger.js";
import { runSweep, type SweepEntry } from "./run-sweep.js";
import { TaskLostError } from "./task-lost.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sweep-run-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const { uniform } = randomStreams(1).stream("waits");
const options: SweepOptions = { space: branin.space, trials: 40, seed: 1 };
const trialOutcome = async ({ point }: Job): Promise<Outcome> => {
  await wait(5 * uniform());
  const value = branin.valueAt(point);
  return { status: "completed", values: [value], curve: [value] };
};
const linesOf = (name: string): readonly string[] => readFileSync(join(folder, name), "utf8").split("\n").sort();
const ran = async (name: string, run: (job: Job) => Promise<Outcome>, capacity: number, signal?: AbortSignal) => {
  const engine = localEngine(run, capacity);
  try {
    return await runSweep({
      sweep: createSweep(options),
      engine,
      ledger: openLedger<SweepEntry>(join(folder, name)),
      taskOf: (job) => job,
      ...(signal === undefined ? {} : { signal }),
    });
  } finally {
    await engine.close();
  }
};

test("the ledger is the same however many run at once, and after an interruption, which runs nothing again", async () => {
  expect(await ran("alone", trialOutcome, 1)).toBe(true);
  expect(await ran("many", trialOutcome, 8)).toBe(true);
  expect(linesOf("many")).toEqual(linesOf("alone"));
  const controller = new AbortController();
  const run: string[] = [];
  const counting = (job: Job) => {
    run.push(job.key);
    if (run.length === 20) controller.abort();
    return trialOutcome(job);
  };
  expect(await ran("again", counting, 4, controller.signal)).toBe(false);
  const before = linesOf("again").length;
  const second: string[] = [];
  await ran("again", (job) => trialOutcome(second.push(job.key) > 0 ? job : job), 4);
  expect(linesOf("again")).toEqual(linesOf("alone"));
  expect(second.length).toBe(40 - (before - 1));
});

test("a task that throws ends the sweep, one whose processes die has failed, and another sweep's ledger is refused", async () => {
  const throwing = async (job: Job): Promise<Outcome> => {
    if (job.trial === 3) throw new Error("the disk is full");
    if (job.trial === 2) throw new TaskLostError("it died");
    return trialOutcome(job);
  };
  await expect(ran("ledger", throwing, 1)).rejects.toThrow("the disk is full");
  expect(linesOf("ledger").length).toBe(1 + 3);
  expect(linesOf("ledger").filter((line) => line.includes('"reason":"it died"')).length).toBe(1);
  const other = runSweep({
    sweep: createSweep({ ...options, seed: 2 }),
    engine: localEngine(trialOutcome, 1),
    ledger: openLedger<SweepEntry>(join(folder, "ledger")),
    taskOf: (job) => job,
  });
  await expect(other).rejects.toThrow("it is of another sweep");
});
