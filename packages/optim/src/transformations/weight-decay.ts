import { type GradientTransformation, type None, none } from "@gd/tensor";
import { expectOption } from "../expect-option.js";

/**
 * Adds λθ to the gradient. Before an optimizer it is the gradient of ½λ‖θ‖² beside the loss:
 *
 *   chain(weightDecay(1e-4), momentum({ learningRate: 0.1, momentum: 0.9 }))
 *
 * Before `scaleByLearningRate` alone it is a decay that momentum and moments do not see, as in `adamW`.
 *
 * Throws  OptionError when λ is negative or not finite
 * Source  Krogh & Hertz, A Simple Weight Decay Can Improve Generalization (1991)
 */
export const weightDecay = (decay: number): GradientTransformation<None> => {
  expectOption("weightDecay", "weightDecay", "a finite number ≥ 0", decay);
  return {
    name: "weightDecay",
    initialize: () => none,
    update: ({ ops, gradient, parameters, state }) => ({
      update: decay === 0 ? gradient : ops.add(gradient, ops.multiply(parameters, decay)),
      state,
    }),
  };
};
