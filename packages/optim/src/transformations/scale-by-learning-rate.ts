import { expectNumber, type GradientTransformation, type None, none } from "@gd/tensor";
import type { Schedule } from "../schedules/schedule.js";
import { defineTransformation } from "./define-transformation.js";
import { describeSettings } from "./describe-settings.js";

/** Turns a gradient into a step downhill: update = −rate(step) · g. A rate that is a number is constant. */
export const scaleByLearningRate = (learningRate: number | Schedule): GradientTransformation<None> => {
  const name = "scaleByLearningRate";
  const description = { type: name, settings: describeSettings({ learningRate }) };
  const initialize = () => none;
  if (typeof learningRate === "function") {
    return defineTransformation({
      name,
      description,
      descends: true,
      initialize,
      coefficients(step) {
        const rate = learningRate(step);
        expectNumber(`${name}(learningRate at step ${step})`, rate, { from: 0 });
        return [-rate];
      },
      update: ({ ops, gradient, state, coefficients: [factor] }) => ({ update: ops.scale(gradient, factor!), state }),
    });
  }
  expectNumber(`${name}(learningRate)`, learningRate, { from: 0 });
  return defineTransformation({
    name,
    description,
    descends: true,
    initialize,
    update: ({ ops, gradient, state }) => ({ update: ops.multiply(gradient, -learningRate), state }),
  });
};
