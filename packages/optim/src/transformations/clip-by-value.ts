import { expectNumber, type GradientTransformation, type None, none, repeatable } from "@gd/tensor";

/** Clips each element of the gradient: update = min(max(g, −limit), limit). */
export const clipByValue = (limit: number): GradientTransformation<None> => {
  expectNumber("clipByValue(limit)", limit, { above: 0 });
  return repeatable({
    name: "clipByValue",
    description: { type: "clipByValue" },
    initialize: () => none,
    update: ({ ops, gradient, state }) => ({
      update: ops.where(ops.subtract(gradient, limit), limit, ops.maximum(gradient, -limit)),
      state,
    }),
  });
};
