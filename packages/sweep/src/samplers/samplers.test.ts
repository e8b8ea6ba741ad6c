import { expect, test } from "vitest";
import optuna from "../../fixtures/optuna.json";
import { branin, hartmann6 } from "../../test/functions.js";
import { bestOf, medianOf } from "../../test/search.js";
import { createSweep } from "../schedule/create-sweep.js";
import type { Space } from "../space/space.js";
import { generalGoldenRatio } from "./quasi-random.js";

const seeds = [1, 2, 3, 4, 5, 6, 7];
const medianBest = (...[of, options]: Parameters<typeof bestOf>): number =>
  medianOf(seeds.map((seed) => bestOf(of, { ...options, seed })));

test("functions have the minima that are published", () => {
  expect(branin.valueAt({ x: Math.PI, y: 2.275 })).toBeCloseTo(branin.minimum, 5);
  const [a, b, c, d, e, f] = [0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573];
  expect(hartmann6.valueAt({ x0: a, x1: b, x2: c, x3: d, x4: e, x5: f })).toBeCloseTo(hartmann6.minimum, 4);
});

// Its fixture has the best values of 20 seeds, in ascending order.
test.each([
  ["branin", branin],
  ["hartmann6", hartmann6],
] as const)("on %s, TPE and random search find what those of Optuna do", (name, known) => {
  const { trials, ...theirs } = optuna[name];
  for (const type of ["tpe", "random"] as const) {
    const median = medianBest(known, { trials, sampler: { type } });
    expect(median).toBeGreaterThan(theirs[type][1]!);
    expect(median).toBeLessThan(theirs[type][18]!);
  }
  expect(medianBest(known, { trials, sampler: { type: "tpe" } })).toBeLessThan(theirs.random[8]!);
});

test("a Gaussian process reaches the minima", () => {
  const best = [1, 2, 3].map((seed) => bestOf(branin, { trials: 40, sampler: { type: "gaussian-process" }, seed }));
  expect(medianOf(best) - branin.minimum).toBeLessThan(0.01);
  expect(bestOf(hartmann6, { trials: 60, sampler: { type: "gaussian-process" }, seed: 1 })).toBeLessThan(-3);
});

test("quasi-random points leave smaller gaps than random ones", () => {
  expect(generalGoldenRatio(1)).toBeCloseTo((1 + Math.sqrt(5)) / 2, 14);
  expect(generalGoldenRatio(2)).toBeCloseTo(1.324717957244746, 14);
  const space: Space = { x: { type: "uniform", low: 0, high: 1 }, y: { type: "uniform", low: 0, high: 1 } };
  /** How many cells of a grid of 10 × 10 have none of 100 points. */
  const empty = (type: "random" | "quasi-random"): number => {
    const sweep = createSweep({ space, trials: 100, sampler: { type } });
    while (sweep.next() !== undefined);
    const cells = sweep
      .trials()
      .map(({ point }) => `${Math.floor(10 * Number(point["x"]))} ${Math.floor(10 * Number(point["y"]))}`);
    return 100 - new Set(cells).size;
  };
  expect(empty("quasi-random")).toBeLessThan(0.6 * empty("random"));
});

const conditional: Space = {
  model: { type: "choice", values: ["linear", "dense"] },
  size: { type: "integer", low: 1, high: 64, scale: "log", when: { model: ["dense"] } },
  depth: { type: "integer", low: 1, high: 3, when: { model: ["dense"] } },
  rate: { type: "log-uniform", low: 1e-4, high: 1 },
};

test("a grid of more points than anybody tries is made as far as it is asked for", () => {
  const space: Space = { x: { type: "uniform", low: 0, high: 1 }, y: { type: "uniform", low: 0, high: 1 } };
  const sweep = createSweep({ space, trials: 3, sampler: { type: "grid", steps: 100_001 } });
  expect(Array.from({ length: 3 }, () => sweep.next()!.point)).toEqual([
    { x: 0, y: 0 },
    { x: 0, y: 1e-5 },
    { x: 0, y: 2e-5 },
  ]);
});

test("a grid has each point once, with both ends of a range, and a parameter that does not count nowhere", () => {
  const sweep = createSweep({ space: conditional, trials: 1000, sampler: { type: "grid", steps: 3 } });
  while (sweep.next() !== undefined);
  const points = sweep.trials().map(({ point }) => point);
  // 3 rates for linear; 3 sizes, 3 depths and 3 rates for dense.
  expect(points.length).toBe(3 + 27);
  expect(new Set(points.map((point) => JSON.stringify(point))).size).toBe(30);
  const rates = points.slice(0, 3).map(({ rate }) => Number(rate));
  expect(points[0]).toEqual({ model: "linear", rate: rates[0] });
  for (const [i, rate] of [1e-4, 0.01, 1].entries()) expect(rates[i]).toBeCloseTo(rate, 12);
  expect(points.at(-1)).toEqual({ model: "dense", size: 64, depth: 3, rate: 1 });
});

test.each(["random", "quasi-random", "tpe", "gaussian-process"] as const)(
  "%s keeps to the space, and finds what depends on a choice",
  (type) => {
    const valueAt = (point: Readonly<Record<string, unknown>>): number =>
      point["model"] === "linear" ? 1 : Math.abs(Math.log10(Number(point["size"])) - 1) + Number(point["rate"]);
    const sweep = createSweep({ space: conditional, trials: 40, sampler: { type }, ahead: 2, seed: 3 });
    for (let job = sweep.next(); job; job = sweep.next()) {
      const { model, size, depth, rate } = job.point;
      expect(["linear", "dense"]).toContain(model);
      expect(size === undefined).toBe(model === "linear");
      expect(depth === undefined).toBe(model === "linear");
      if (size !== undefined) expect(Number.isInteger(size) && Number(size) >= 1 && Number(size) <= 64).toBe(true);
      expect(Number(rate)).toBeGreaterThanOrEqual(1e-4);
      expect(Number(rate)).toBeLessThanOrEqual(1);
      const value = valueAt(job.point);
      sweep.tell(job.key, { status: "completed", values: [value], curve: [value] });
    }
    const best = Math.min(...sweep.trials().map(({ values }) => values[0]!));
    expect(best).toBeLessThan(type === "tpe" || type === "gaussian-process" ? 0.1 : 0.9);
  },
);

test("with two objectives, TPE fills the Pareto front at both ends", () => {
  const space: Space = { x: { type: "uniform", low: -2, high: 4 } };
  const sweep = createSweep({ space, trials: 60, objectives: 2, ahead: 1, seed: 1 });
  for (let job = sweep.next(); job; job = sweep.next()) {
    const x = Number(job.point["x"]);
    sweep.tell(job.key, { status: "completed", values: [x * x, (x - 2) * (x - 2)], curve: [] });
  }
  // Schaffer (1984): the front is 0 ≤ x ≤ 2.
  const last = sweep
    .trials()
    .slice(20)
    .map(({ point }) => Number(point["x"]));
  const inside = last.filter((x) => x >= 0 && x <= 2);
  expect(inside.length).toBeGreaterThan(0.6 * last.length);
  expect(inside.some((x) => x < 0.7) && inside.some((x) => x > 1.3)).toBe(true);
});
