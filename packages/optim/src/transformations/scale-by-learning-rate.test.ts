import { ArgumentError } from "@gd/tensor";
import { describeTransformation } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { scaleByLearningRate } from "./scale-by-learning-rate.js";

describeTransformation(scaleByLearningRate(0.1));
describeTransformation(scaleByLearningRate((step) => 0.1 / (step + 1)));

test.each([-0.1, Number.NaN, Infinity])("refuses the rate %d", (rate) => {
  expect(() => scaleByLearningRate(rate)).toThrow(ArgumentError);
  expect(() => scaleByLearningRate(rate)).toThrow(
    `scaleByLearningRate(learningRate) expects a finite number ≥ 0, but received ${rate}.`,
  );
});

test("refuses what a schedule returns, naming the step", () => {
  const falling = scaleByLearningRate((step) => 0.2 - step / 10);
  expect(updatesOf(falling, [1, 1, 1])).toEqual([-0.2, -0.1, -0]);
  expect(() => updatesOf(falling, [1, 1, 1, 1])).toThrow(
    /^scaleByLearningRate\(learningRate at step 3\) expects a finite number ≥ 0, but received -0\.\d+\.$/,
  );
  expect(() =>
    updatesOf(
      scaleByLearningRate(() => Number.POSITIVE_INFINITY),
      [1],
    ),
  ).toThrow("scaleByLearningRate(learningRate at step 0) expects a finite number ≥ 0, but received Infinity.");
});

test("a missing rate is refused by name, in plain JavaScript too", () => {
  const options: { learningRate: number } = JSON.parse("{}");
  expect(() => scaleByLearningRate(options.learningRate)).toThrow(ArgumentError);
});
