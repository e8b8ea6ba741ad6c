import { type GradientTransformation, type None, none } from "@gd/tensor";
import { expectOption } from "../expect-option.js";

/**
 * Clips each element of the gradient: update = min(max(g, −limit), limit).
 *
 * Throws  OptionError when the limit is not above 0
 */
export const clipByValue = (limit: number): GradientTransformation<None> => {
  expectOption("clipByValue", "limit", "a finite number > 0", limit);
  return {
    name: "clipByValue",
    initialize: () => none,
    update: ({ ops, gradient, state }) => ({
      update: ops.where(ops.subtract(gradient, limit), limit, ops.maximum(gradient, -limit)),
      state,
    }),
  };
};
