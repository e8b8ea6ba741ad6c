import { type GradientTransformation, type None, none } from "@gd/tensor";
import { constant } from "./constant.js";
import { expectOption } from "./expect-option.js";
import type { Schedule } from "./schedule.js";

/**
 * Turns a gradient into a step downhill: update = −rate(step) · g. Where the rate is a number, it is constant.
 *
 * Throws  OptionError when a rate is negative or not finite
 */
export const scaleByLearningRate = (learningRate: number | Schedule): GradientTransformation<None> => {
  const rateAt = typeof learningRate === "function" ? learningRate : constant(learningRate);
  return {
    name: "scaleByLearningRate",
    initialize: () => none,
    update({ ops, gradient, state, step }) {
      const rate = rateAt(step);
      // Nothing is put into words as long as all is well, which it is thousands of times a second.
      if (!(rate >= 0 && rate < Number.POSITIVE_INFINITY)) {
        expectOption(`learningRate at step ${step}`, "a finite number ≥ 0", rate);
      }
      return { update: ops.multiply(gradient, -rate), state };
    },
  };
};
