import { ArgumentError } from "@gd/tensor";
import { expect, test } from "vitest";
import { type ReduceOnPlateauOptions, reduceOnPlateau } from "./reduce-on-plateau.js";

/** The factor after each metric. */
const factors = (options: ReduceOnPlateauOptions, metrics: readonly number[]): readonly number[] => {
  const plateau = reduceOnPlateau(options);
  let state = plateau.initial;
  return metrics.map((metric) => {
    state = plateau.next(state, metric);
    return state.rateFactor;
  });
};

test("reduces when patience runs out, and counts afresh", () => {
  expect(factors({ factor: 0.5, patience: 1 }, [3, 3, 3, 3, 3, 2, 2, 2])).toEqual([
    1, 1, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125,
  ]);
  expect(factors({ factor: 0.5, patience: 0 }, [3, 3, 3])).toEqual([1, 0.5, 0.25]);
});

test("has a patience of 10 and a factor of 0.1 by default", () => {
  expect(factors({}, new Array<number>(12).fill(3))).toEqual([...new Array<number>(11).fill(1), 0.1]);
});

test("an improvement ends the waiting", () => {
  expect(factors({ patience: 1 }, [5, 6, 4, 6, 3, 6])).toEqual([1, 1, 1, 1, 1, 1]);
});

test("a metric that should rise", () => {
  const options = { factor: 0.5, patience: 0, goal: "maximum" } as const;
  expect(factors(options, [1, 2, 3, 2, 4])).toEqual([1, 1, 1, 0.5, 0.5]);
  expect(factors({ ...options, minimumImprovement: 1 }, [-3, -2, -1.5, -0.75])).toEqual([1, 0.5, 0.5, 0.25]);
});

test("learns from whoever asks where the metric should go, unless its options say so", () => {
  const follow = (options: ReduceOnPlateauOptions, goal?: "minimum" | "maximum") => {
    const plateau = reduceOnPlateau({ factor: 0.5, patience: 0, ...options });
    let state = plateau.initial;
    for (const metric of [1, 2, 3]) state = plateau.next(state, metric, goal);
    return [plateau.goal, state.rateFactor, state.best];
  };
  expect(follow({})).toEqual([undefined, 0.25, 1]);
  expect(follow({}, "maximum")).toEqual([undefined, 1, 3]);
  expect(follow({ goal: "minimum" }, "maximum")).toEqual(["minimum", 0.25, 1]);
  expect(follow({ goal: "maximum" }, "minimum")).toEqual(["maximum", 1, 3]);
  expect(follow({ goal: "maximum" })).toEqual(["maximum", 1, 3]);
});

test("an infinite metric is none to improve on", () => {
  expect(factors({ factor: 0.5, patience: 1 }, [Infinity, Infinity, 1e300, 1])).toEqual([1, 0.5, 0.5, 0.5]);
  const down = { factor: 0.5, patience: 0, goal: "maximum" } as const;
  expect(factors(down, [-Infinity, -3, -3])).toEqual([0.5, 0.5, 0.25]);
  // Nor is it the best one.
  expect(factors(down, [-3, Infinity, -4, -2])).toEqual([1, 0.5, 0.25, 0.25]);
  expect(factors({ factor: 0.5, patience: 0 }, [3, -Infinity, 4, 2])).toEqual([1, 0.5, 0.25, 0.25]);
});

test("refuses what is no state, no metric and no goal", () => {
  const { initial, next } = reduceOnPlateau();
  for (const state of [undefined, null, {}, { ...initial, best: null }]) {
    expect(() => next(state as never, 1)).toThrow(
      "reduceOnPlateau.next(state) expects { rateFactor, best, waited, cool",
    );
  }
  expect(() => next(initial, "1" as never)).toThrow('reduceOnPlateau.next(metric) expects a number, but received "1".');
  expect(() => next(initial, 1, "up" as never)).toThrow('next(goal) expects "minimum" or "maximum", but received "up"');
});

test("an improvement that is too small does not count, and does not become the best", () => {
  const options = { factor: 0.5, patience: 0, minimumImprovement: 1 };
  expect(factors(options, [9, 8, 8])).toEqual([1, 0.5, 0.25]);
  expect(factors(options, [9, 8.5, 7.75])).toEqual([1, 0.5, 0.5]);
  const share = { ...options, minimumImprovement: 0.5, relative: true };
  expect(factors(share, [8, 3, 2])).toEqual([1, 1, 0.5]);
  expect(factors(share, [-8, -11, -13])).toEqual([1, 0.5, 0.5]);
});

test("waits after a reduction for as long as the cooldown", () => {
  // The two metrics of the cooldown are not counted, and the third is the first to be.
  expect(factors({ factor: 0.5, patience: 0, cooldown: 2 }, [1, 1, 1, 1, 1, 1])).toEqual([
    1, 0.5, 0.5, 0.5, 0.25, 0.25,
  ]);
});

test("stops at the minimum factor", () => {
  expect(factors({ factor: 0.5, patience: 0, minimumFactor: 0.4 }, [1, 1, 1])).toEqual([1, 0.5, 0.4]);
});

test("NaN is never better", () => {
  expect(factors({ factor: 0.5, patience: 1 }, [Number.NaN, Number.NaN, 1, 0.5])).toEqual([1, 0.5, 0.5, 0.5]);
});

test("leaves the state that it is given unchanged", () => {
  const plateau = reduceOnPlateau({ patience: 0 });
  const before = Object.freeze({ rateFactor: 1, best: 2, waited: 0, cooling: 0 });
  expect(plateau.next(before, 3)).toEqual({ rateFactor: 0.1, best: 2, waited: 0, cooling: 0 });
  expect(Object.isFrozen(before)).toBe(true);
});

test.each([
  [{ factor: 1 }, "reduceOnPlateau(factor) expects a finite number > 0 and < 1, but received 1."],
  [{ patience: -1 }, "reduceOnPlateau(patience) expects a whole number ≥ 0, but received -1."],
  [{ minimumImprovement: -1 }, "reduceOnPlateau(minimumImprovement) expects a finite number ≥ 0, but received -1."],
  [{ cooldown: 0.5 }, "reduceOnPlateau(cooldown) expects a whole number ≥ 0, but received 0.5."],
  [{ minimumFactor: 2 }, "reduceOnPlateau(minimumFactor) expects a finite number from 0 to 1, but received 2."],
  [JSON.parse('{ "goal": "max" }'), 'reduceOnPlateau(goal) expects "minimum" or "maximum", but received "max".'],
])("refuses %o", (options: ReduceOnPlateauOptions, message) => {
  expect(() => reduceOnPlateau(options)).toThrow(ArgumentError);
  expect(() => reduceOnPlateau(options)).toThrow(message);
});
