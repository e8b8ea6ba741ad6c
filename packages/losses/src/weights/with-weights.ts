import { type Context, type EvaluatedLoss, type Ops, referenceOps, type Tensor, type Vector } from "@gd/tensor";
import { expectDType } from "../expect-dtype.js";
import { placeOf } from "../place-of.js";
import { type SplitTargets, splitWeights } from "./split-weights.js";

/** A loss that takes weights, one for each example: all of this package. */
export interface WeightableLoss {
  readonly name: string;
  /** With weights, one for each example, the mean over the batch is Σᵢ weightᵢ · lossᵢ / Σᵢ weightᵢ. */
  evaluate(context: Context, output: Tensor, target: Tensor, weights?: Vector): EvaluatedLoss;
}

/** A loss of targets that carry the weights of their examples. */
export interface WeightedLoss {
  readonly name: string;
  /** The loss of a batch whose targets `weightedTargets` made. */
  evaluate<Output extends Tensor>(
    context: Context,
    output: Output,
    target: Tensor<readonly [number, number]>,
  ): EvaluatedLoss<Tensor<Output["shape"]>>;
}

/**
 * A loss in which examples count by weights w, which their targets carry: L = Σᵢ wᵢ · lossᵢ / Σᵢ wᵢ. Of a loss that is a
 * sum over the batch, Σᵢ wᵢ · lossᵢ. `weightedTargets` puts targets and weights together, also those of a dataset.
 *
 * Shapes     output [batch, …outputs]; target [batch, outputs + 1], or [batch, 2] for labels
 * Gradients  ∂L/∂outputᵢ = wᵢ / Σₖ wₖ · ∂lossᵢ/∂outputᵢ
 * Throws     what the loss throws; TargetError when a weight is negative or not finite, or all of a batch are 0
 */
export const withWeights = (loss: WeightableLoss): WeightedLoss => {
  const name = `withWeights(${loss.name})`;
  return {
    name,
    evaluate<Output extends Tensor>(context: Context, output: Output, target: Tensor<readonly [number, number]>) {
      const place = placeOf(context, name);
      const { ops } = context;
      expectDType(place, ops, output, target);
      const { targets, weights } = splitWeights(place, ops, target, output.shape);
      // Compiled steps look at what they are given, not at what they compute of it: it is split again to be looked at.
      const reference = referenceOps({ dtype: target.dtype });
      const parts = new Map<Tensor, keyof SplitTargets>([
        [targets, "targets"],
        [weights, "weights"],
      ]);
      const inspect: Ops["inspect"] = (x, look) => {
        const part = parts.get(x);
        if (part === undefined) return ops.inspect(x, look);
        ops.inspect(target, (given) => {
          const again = splitWeights(place, reference, given, output.shape)[part];
          look(reference.reshape(again, x.shape));
        });
      };
      return loss.evaluate({ ...context, ops: { ...ops, inspect } }, output, targets, weights);
    },
  };
};
