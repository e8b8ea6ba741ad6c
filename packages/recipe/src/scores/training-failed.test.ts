import { expect, test } from "vitest";
import type { Result } from "./compare-with-baselines.js";
import { trainingFailed } from "./training-failed.js";

const numbers = (...errors: readonly number[]): readonly Result[] =>
  errors.map((error, i) => ({
    name: ["the mean", "linear model", "network"][i]!,
    scores: { kind: "number", rSquared: 0, rootMeanSquaredError: error, meanAbsoluteError: error },
  }));
const classes = (...accuracies: readonly number[]): readonly Result[] =>
  accuracies.map((accuracy, i) => ({
    name: ["most frequent class", "linear model", "network"][i]!,
    scores: { kind: "class", accuracy, macroF1: 0 },
  }));

test.each([
  [numbers(10, 5, 10), true],
  [numbers(10, 5, Number.NaN), true],
  [numbers(10, 5, 9), false],
  [numbers(10, 9.8, 10), false],
  [classes(0.4, 0.9, 0.4), true],
  [classes(0.4, 0.42, 0.4), false],
  [classes(0.4, 0.9, 0.5), false],
  // A linear model that was trained itself has none to be compared with.
  [numbers(10, 10).map((result, i) => (i === 1 ? { ...result, name: "linear model" } : result)), false],
])("%j: %j", (results, failed) => expect(trainingFailed(results)).toBe(failed));
