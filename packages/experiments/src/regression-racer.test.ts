import { describe, expect, test } from "vitest";
import { testInterpreter } from "../test/test-interpreter.js";
import { descendOnRegression } from "./descend-on-regression.js";
import { regressionBowl } from "./regression-bowl.js";
import { regressionData } from "./regression-data.js";
import { leastSquares } from "./regression-objective.js";
import { regressionRacer } from "./regression-racer.js";
import { NOTEBOOK_RULE } from "./regression-rule.js";
import { type RacerName, VARIANTS } from "./regression-variant.js";

const data = regressionData();
const interpreter = testInterpreter("float64");
const names = Object.keys(VARIANTS) as RacerName[];
const racing = (name: RacerName, seed = 1) => regressionRacer(data, name, { interpreter, seed });
const run = (racer: ReturnType<typeof racing>, steps = Number.POSITIVE_INFINITY): void => {
  for (let step = 0; step < steps && racer.step(); step++);
};

describe("a racer", () => {
  test.each(names)("%s: the rule at work says where the next iteration leads", (name) => {
    const racer = racing(name);
    for (let step = 0; step < 5; step++) {
      const { nextWeights, nextMemory, iteration } = racer.ruleAtWork();
      expect(iteration).toBe(step);
      racer.step();
      expect(racer.now().weights).toEqual(nextWeights);
      expect(racer.ruleAtWork().memory).toEqual(nextMemory);
    }
  });

  test.each(names)("%s: two at once on the same interpreter are as one alone", (name) => {
    const [first, second] = [racing(name, 3), racing("stochastic", 4)];
    while (first.step()) second.step();
    const alone = descendOnRegression(data, name, { interpreter, seed: 3 });
    let next = alone.next();
    while (!next.done) next = alone.next();
    expect(first.figures()).toEqual(next.value);
    expect(first.stop()?.stoppedBy).toBe("value-change");
  });

  test("goes on from where it is with a new rule, and with what it remembers", () => {
    const racer = racing("momentum");
    run(racer, 10);
    const { weights, cost } = racer.now();
    const { velocity } = racer.ruleAtWork().memory;
    racer.change({ ...NOTEBOOK_RULE, learningRate: 0.1, momentum: 0.9 });
    expect(racer.now()).toEqual({ iteration: 10, cost, weights });
    const { gradient, nextWeights } = racer.ruleAtWork();
    nextWeights.forEach((weight, i) => {
      // The optimizer's velocity points downhill.
      expect(weight).toBeCloseTo(weights[i]! + 0.9 * velocity![i]! - 0.1 * gradient[i]!, 14);
    });
    racer.step();
    expect(racer.now()).toMatchObject({ iteration: 11, weights: nextWeights });
  });

  test("the decay counts on where the rule changes", () => {
    const racer = racing("exponential-decay");
    run(racer, 20);
    racer.change({ ...NOTEBOOK_RULE, decay: 0.05 });
    expect(racer.ruleAtWork().learningRate).toBeCloseTo(0.396 * Math.exp(-1), 14);
    const { weights, gradient, nextWeights } = racer.ruleAtWork();
    nextWeights.forEach((weight, i) => {
      expect(weight).toBeCloseTo(weights[i]! - 0.396 * Math.exp(-1) * gradient[i]!, 14);
    });
  });

  test("a change that it does not read is none; one that it reads wakes it after it has stopped", () => {
    const racer = racing("exponential-decay");
    run(racer);
    expect(racer.figures().iteration).toBe(83);
    racer.change({ ...NOTEBOOK_RULE, momentum: 0.9, batchSize: 8 });
    expect(racer.step()).toBe(false);
    racer.change({ ...NOTEBOOK_RULE, decay: 0 });
    expect(racer.stop()).toBeUndefined();
    run(racer);
    expect(racer.now().iteration).toBeGreaterThan(150);
    expect(racer.figures().cost).toBeLessThan(5000);
  });

  test("a change before the first iteration is as if it had begun so", () => {
    const rule = { ...NOTEBOOK_RULE, batchSize: 8, replacement: true };
    const changed = racing("stochastic");
    changed.change(rule);
    const begun = regressionRacer(data, "stochastic", { interpreter, seed: 1, rule });
    run(changed, 20);
    run(begun, 20);
    expect(changed.now()).toEqual(begun.now());
  });

  test("one that diverges stops at its last finite numbers, for good", () => {
    const racer = racing("gradient-descent");
    racer.change({ ...NOTEBOOK_RULE, learningRate: 3 });
    run(racer);
    expect(racer.stop()?.stoppedBy).toBe("not-finite");
    expect(Number.isFinite(racer.now().cost)).toBe(true);
    expect(racer.ruleAtWork().gradient.every(Number.isFinite)).toBe(true);
    racer.change(NOTEBOOK_RULE);
    expect(racer.step()).toBe(false);
  });
});

test("the bowl gives the cost anywhere", () => {
  const { bottom, lowest, curvature } = regressionBowl(data, interpreter);
  const evaluate = leastSquares(data, interpreter);
  for (const point of [[0, 0, 0, 0, 0], [1, -2, 0.5, 7, -3], bottom]) {
    const away = point.map((weight, i) => weight - bottom[i]!);
    const rise = away.reduce(
      (sum, a, i) => sum + away.reduce((inner, b, j) => inner + a * b * curvature[i]![j]!, 0),
      0,
    );
    const { value } = evaluate(Float64Array.from(point), 0);
    // What is left of the gradient at the bottom: 1e-8 for each of 10,000 rows.
    const slope = 1e-4 * Math.hypot(...away);
    expect(Math.abs(lowest + rise / 2 - value)).toBeLessThanOrEqual(slope + 1e-12 * value);
  }
});

test("plain descent descends below the highest learning rate and climbs above it", () => {
  const { highestLearningRate } = regressionBowl(data, interpreter);
  const costsAt = (share: number): readonly number[] => {
    const rule = { learningRate: share * highestLearningRate };
    return [...descendOnRegression(data, "gradient-descent", { interpreter, seed: 1, rule })].map(({ cost }) => cost);
  };
  expect(costsAt(0.98).at(-1)).toBeLessThan(5005);
  expect(costsAt(1.02)[300]).toBeGreaterThan(1e9);
});
