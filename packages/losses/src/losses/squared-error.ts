import { type ElementwiseDefinition, type ElementwiseLoss, elementwiseLoss } from "./elementwise-loss.js";

/** The squares of output − target, added up or averaged. */
export const squaredError = (definition: Omit<ElementwiseDefinition, "losses">): ElementwiseLoss =>
  elementwiseLoss({
    ...definition,
    losses(ops, output, target) {
      const difference = ops.subtract(output, target);
      return {
        losses: ops.multiply(difference, difference),
        gradient: (n) => ops.multiply(difference, 2 / n),
      };
    },
  });
