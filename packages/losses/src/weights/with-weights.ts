import {
  type Context,
  type EvaluatedLoss,
  expectArgument,
  expectLoss,
  type Loss,
  type Tensor,
  type Vector,
} from "@gd/tensor";
import { ofSplitTargets, type WeightedLoss } from "./of-split-targets.js";

/** A loss that takes weights, one for each example, as all losses of this package do. */
export interface WeightableLoss extends Loss {
  /** With weights, one for each example, the mean over the batch is Σᵢ weightᵢ · lossᵢ / Σᵢ weightᵢ. */
  evaluate(context: Context, output: Tensor, target: Tensor, weights?: Vector): EvaluatedLoss;
}

/**
 * A loss in which each example has a weight w, which its target carries: L = Σᵢ wᵢ · lossᵢ / Σᵢ wᵢ. A loss that is a sum
 * over the batch becomes Σᵢ wᵢ · lossᵢ. `weightedTargets` puts targets and weights together, also those of a dataset.
 *
 * Shapes     output [batch, …outputs]; target [batch, outputs + 1], or [batch, 2] for labels
 * Gradients  ∂L/∂outputᵢ = wᵢ / Σₖ wₖ · ∂lossᵢ/∂outputᵢ
 */
export const withWeights = (weightable: WeightableLoss): WeightedLoss => {
  expectLoss("withWeights(loss)", weightable);
  // What the line above makes of its type takes no weights.
  const loss: WeightableLoss = weightable;
  return ofSplitTargets("withWeights", loss, (place, context, output, { targets, weights }) => {
    const evaluated = loss.evaluate(context, output, targets, weights);
    expectArgument(evaluated.weight !== undefined || loss.reduction === "sum", {
      place: `${place}(loss)`,
      expected: "a loss that takes weights, and returns their sum as its weight",
      received: loss.name,
      advice: "Its `evaluate` has the weights as its fourth argument.",
    });
    return evaluated;
  });
};
