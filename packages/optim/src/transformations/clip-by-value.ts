import { expectNumber, type GradientTransformation, type None, none } from "@gd/tensor";
import { defineTransformation } from "./define-transformation.js";

/** Clips each element of the gradient: update = min(max(g, −limit), limit). */
export const clipByValue = (limit: number): GradientTransformation<None> => {
  expectNumber("clipByValue(limit)", limit, { above: 0 });
  return defineTransformation({
    name: "clipByValue",
    description: { type: "clipByValue", settings: { limit } },
    descends: false,
    initialize: () => none,
    update: ({ ops, gradient, state }) => ({
      update: ops.where(ops.subtract(gradient, limit), limit, ops.maximum(gradient, -limit)),
      state,
    }),
  });
};
