import { expect, test } from "vitest";
import { healthyRuns } from "./healthy.ts";
import { isFound, measureRun } from "./measure-run.ts";
import type { Run } from "./run.ts";
import { collection } from "./sets.ts";
import { sickRuns } from "./sick-runs.ts";

const sick = sickRuns(collection.sizes, collection.seed);
const healthy = healthyRuns(collection.sizes, collection.seed);

test("there are at least sixty of each, and half of the mistakes are from published lists", () => {
  expect(sick.length).toBeGreaterThanOrEqual(60);
  expect(healthy.length).toBeGreaterThanOrEqual(60);
  expect(sick.filter(({ source }) => source !== undefined).length).toBeGreaterThanOrEqual(sick.length / 2);
});

/** The first training of each mistake. */
const firstOfEach: readonly Run[] = [...new Map([...sick].reverse().map((run) => [run.cause, run])).values()].reverse();

test.each(firstOfEach)("$cause is named first or second: $name", async (run) => {
  const measured = await measureRun(run, false);
  expect(isFound(measured), `named ${measured.named}: ${measured.evidence}`).toBe(true);
});

/** One of each way to train, in another task each. */
const someHealthy = healthy.filter((_, i) => i % 6 === 0);

test.each(someHealthy)("nothing is wrong with $name", async (run) => {
  const { named, evidence } = await measureRun(run, false);
  expect(named, String(evidence)).toEqual([]);
});
