import { type GradientTransformation, type None, none } from "@gd/tensor";
import { expectOption } from "../expect-option.js";
import type { Schedule } from "../schedules/schedule.js";

/**
 * Turns a gradient into a step downhill: update = −rate(step) · g. Where the rate is a number, it is constant.
 *
 * Throws  OptionError when a rate is negative or not finite
 */
export const scaleByLearningRate = (learningRate: number | Schedule): GradientTransformation<None> => {
  if (typeof learningRate !== "function")
    expectOption("scaleByLearningRate", "learningRate", "a finite number ≥ 0", learningRate);
  return {
    name: "scaleByLearningRate",
    initialize: () => none,
    update(input) {
      const { ops, gradient, state } = input;
      // Where the step is not read, no step needs to be looked at again.
      if (typeof learningRate !== "function") return { update: ops.multiply(gradient, -learningRate), state };
      const { step } = input;
      const rate = learningRate(step);
      // Nothing is put into words as long as all is well, which it is thousands of times a second.
      if (!(rate >= 0 && rate < Number.POSITIVE_INFINITY)) {
        expectOption("scaleByLearningRate", `learningRate at step ${step}`, "a finite number ≥ 0", rate);
      }
      return { update: ops.multiply(gradient, -rate), state };
    },
  };
};
