import { REPAIRS, SATURATED } from "@gd/experiments";
import { referenceInterpreter } from "@gd/tensor";
import { expect, test } from "vitest";
import type { VanishingSettings } from "./vanishing-settings.js";
import { vanishingSimulation } from "./vanishing-simulation.js";

const interpreter = referenceInterpreter({ dtype: "float64" });
const usual: VanishingSettings = { ...SATURATED.network, width: 3, seed: 1, iterations: 20, compare: false };
const started = (changed: Partial<VanishingSettings> = {}) => {
  const simulation = vanishingSimulation(interpreter);
  simulation.configure({ ...usual, ...changed });
  return simulation;
};
const run = (simulation: ReturnType<typeof started>) => {
  let steps = 0;
  while (simulation.step()) steps++;
  return steps + 1;
};

test("it ends after the wanted number of iterations, and goes on when more are wanted", async () => {
  const simulation = started();
  expect(run(simulation)).toBe(20);
  simulation.configure({ ...usual, iterations: 25 });
  expect(run(simulation)).toBe(5);
  const { own } = await simulation.picture(false);
  expect(own.iterations).toBe(25);
  expect(own.curve.at).toEqual(Array.from({ length: 26 }, (_, i) => i));
  expect(own.curve.values.at(-1)).toBe(own.error);
});

test("the same settings give the same hash, which is only computed while nothing plays", async () => {
  const [one, other] = [started(), started({ iterations: 30 })];
  run(one);
  for (let step = 0; step < 20; step++) other.step();
  const { hash } = await one.picture(false);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect((await other.picture(false)).hash).toBe(hash);
  expect((await other.picture(true)).hash).toBeUndefined();
});

test("any other change starts over", async () => {
  for (const changed of [{ width: 4 }, { seed: 2 }, { learningRate: 1 }, { normalized: true }, { compare: true }]) {
    const simulation = started();
    simulation.step();
    simulation.configure({ ...usual, ...changed });
    expect((await simulation.picture(true)).own.iterations).toBe(0);
  }
});

test("one that diverges ends as it was before", async () => {
  const simulation = started({ ...REPAIRS[2]!.network, width: 50, learningRate: 10, iterations: 1000 });
  expect(run(simulation)).toBeLessThan(100);
  const { own } = await simulation.picture(false);
  expect(own.diverged).toBe(true);
  expect(simulation.step()).toBe(false);
});

test("one that has learned the pair ends early", async () => {
  const simulation = started({ ...REPAIRS[4]!.network, width: 50, iterations: 10_000, learningRate: 0.1 });
  expect(run(simulation)).toBeLessThan(5000);
  const { own } = await simulation.picture(false);
  expect(own.learned).toBe(true);
  expect(own.error).toBeLessThan(1e-12);
});

test("the original is trained beside it, for as many iterations", { timeout: 30_000 }, async () => {
  const simulation = started({ compare: true, iterations: 2 });
  run(simulation);
  const { own, original } = await simulation.picture(false);
  expect([own.iterations, original?.iterations]).toEqual([2, 2]);
  expect(original?.layers.map(({ gradients }) => gradients.largest)).toEqual([0, 0, 0]);
});
