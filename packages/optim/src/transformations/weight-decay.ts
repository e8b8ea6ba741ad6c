import { expectNumber, type GradientTransformation, type None, none } from "@gd/tensor";
import { defineTransformation } from "./define-transformation.js";

/**
 * Adds λθ to the gradient. Before an optimizer this is the gradient of a penalty ½λ‖θ‖² on the loss:
 *
 *   chain(weightDecay(1e-4), momentum({ learningRate: 0.1, momentum: 0.9 }))
 *
 * Directly before `scaleByLearningRate` it is a decay that momentum and moments do not see, as in `adamW`.
 *
 * Source  Krogh & Hertz, A Simple Weight Decay Can Improve Generalization (1991)
 */
export const weightDecay = (decay: number): GradientTransformation<None> => {
  expectNumber("weightDecay(weightDecay)", decay, { from: 0 });
  return defineTransformation({
    name: "weightDecay",
    description: { type: "weightDecay", settings: { decay } },
    descends: false,
    initialize: () => none,
    update: ({ ops, gradient, parameters, state }) => ({
      update: decay === 0 ? gradient : ops.add(gradient, ops.multiply(parameters, decay)),
      state,
    }),
  });
};
