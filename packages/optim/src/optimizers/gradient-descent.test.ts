import { describeOptimizer } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { stepDecay } from "../schedules/step-decay.js";
import { gradientDescent } from "./gradient-descent.js";

describeOptimizer(gradientDescent({ learningRate: 0.1 }));

test("steps against the gradient, by a number or a schedule", () => {
  expect(updatesOf(gradientDescent({ learningRate: 0.5 }), [4, -2])).toEqual([-2, 1]);
  const halving = gradientDescent({ learningRate: stepDecay({ learningRate: 0.5, every: 1, factor: 0.5 }) });
  expect(updatesOf(halving, [4, 4, 4])).toEqual([-2, -1, -0.5]);
});
