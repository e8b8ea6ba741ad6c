import { ArgumentError } from "@gd/tensor";
import { expect, test } from "vitest";
import { rosenbrock } from "../../test/rosenbrock.js";
import { gradientDescent } from "../optimizers/gradient-descent.js";
import { backtracking } from "./backtracking.js";
import { minimize } from "./minimize.js";

/** (t − c)², whose value at 0 is c². */
const tried = (c: number, options = {}) => {
  const lengths: number[] = [];
  const found = backtracking(options).search({ length: 0, value: c * c, slope: -2 * c }, (length) => {
    lengths.push(length);
    return { length, value: (length - c) ** 2, slope: 2 * (length - c) };
  });
  return { found: found?.length, lengths };
};

test("halves the length until the function descends enough", () => {
  expect(tried(0.9)).toEqual({ found: 1, lengths: [1] });
  expect(tried(0.2)).toEqual({ found: 0.25, lengths: [1, 0.5, 0.25] });
  expect(tried(0.2, { factor: 0.1 })).toEqual({ found: 0.1, lengths: [1, 0.1] });
  // Half of what the slope promises is reached up to c.
  expect(tried(0.3, { decrease: 0.5 })).toEqual({ found: 0.25, lengths: [1, 0.5, 0.25] });
  expect(tried(0.2, { decrease: 0.5 })).toEqual({ found: 0.125, lengths: [1, 0.5, 0.25, 0.125] });
});

test("takes a length that descends exactly enough: by a ten-thousandth of the promise by default", () => {
  const half = (length: number) => ({ length, value: -0.5 * length, slope: -1 });
  expect(backtracking({ decrease: 0.5 }).search(half(0), half)).toEqual(half(1));
  // At length 1 it is enough where 1 ≤ 2c(1 − decrease).
  expect(tried(0.50004).lengths).toEqual([1, 0.5]);
  expect(tried(0.50006).lengths).toEqual([1]);
});

test("gives up after its trials, 50 by default", () => {
  expect(tried(-1).lengths).toHaveLength(50);
  expect(tried(0.2, { maximumTrials: 2 })).toEqual({ found: undefined, lengths: [1, 0.5] });
});

test("lets gradient descent find its way by itself", () => {
  const { point, stoppedBy, history } = minimize(rosenbrock, [-1.2, 1], {
    optimizer: gradientDescent({ learningRate: 1 }),
    lineSearch: backtracking(),
    stop: { gradientNorm: 1e-2 },
  });
  expect(stoppedBy).toBe("gradient-norm");
  expect(Math.hypot(point[0]! - 1, point[1]! - 1)).toBeLessThan(0.026);
  history.slice(1).forEach(({ value }, i) => void expect(value).toBeLessThan(history[i]!.value));
});

test.each([
  [{ decrease: 0 }, "backtracking(decrease) expects a finite number > 0 and < 1, but received 0."],
  [{ factor: 1 }, "backtracking(factor) expects a finite number > 0 and < 1, but received 1."],
  [{ maximumTrials: 0 }, "backtracking(maximumTrials) expects a whole number ≥ 1, but received 0."],
])("refuses %o", (options, message) => {
  expect(() => backtracking(options)).toThrow(ArgumentError);
  expect(() => backtracking(options)).toThrow(message);
});
