import { ArgumentError } from "@gd/tensor";
import { describeTransformation } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { adam } from "../optimizers/adam.js";
import { constant } from "../schedules/constant.js";
import { cosineDecay } from "../schedules/cosine-decay.js";
import { cosineRestarts } from "../schedules/cosine-restarts.js";
import { exponentialDecay } from "../schedules/exponential-decay.js";
import { linearWarmup } from "../schedules/linear-warmup.js";
import { oneCycle } from "../schedules/one-cycle.js";
import { polynomialDecay } from "../schedules/polynomial-decay.js";
import type { Schedule } from "../schedules/schedule.js";
import { stepDecay } from "../schedules/step-decay.js";
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

test.each([
  exponentialDecay,
  stepDecay,
  linearWarmup,
  cosineDecay,
  cosineRestarts,
  oneCycle,
  polynomialDecay,
  constant,
])("refuses %o, which was not called", (schedule) => {
  const { name } = schedule;
  const call = (rate: unknown) => () => updatesOf(adam({ learningRate: rate as Schedule }), [1]);
  expect(call(schedule)).toThrow(
    `adam(learningRate) expects a finite number ≥ 0, or a schedule, but received the function ${name}. Call it: ${name}(…) makes one.`,
  );
});

test("a missing rate is refused by name, in plain JavaScript too", () => {
  const options: { learningRate: number } = JSON.parse("{}");
  expect(() => scaleByLearningRate(options.learningRate)).toThrow(
    "scaleByLearningRate(learningRate) expects a finite number ≥ 0, or a schedule, but received undefined.",
  );
});
