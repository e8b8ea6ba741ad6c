import {
  type Coefficients,
  type Context,
  type Described,
  descriptionOf,
  type EvaluatedLoss,
  expectArgument,
  expectContext,
  expectLoss,
  expectSizes,
  expectString,
  expectTensor,
  hasElements,
  isRepeatable,
  type Loss,
  type Matrix,
  referenceOps,
  repeatable,
  type Shape,
  shareCoefficients,
  type Tensor,
  type Vector,
} from "@gd/tensor";
import { expectWeights } from "../expect-elements.js";
import { expectDType, placeOf } from "../losses/expect-operands.js";
import { splitWeights } from "./split-weights.js";

/** A loss that takes weights, one for each example, as all losses of this package do. */
export interface WeightableLoss extends Loss {
  /** With weights, one for each example, the mean over the batch is Σᵢ weightᵢ · lossᵢ / Σᵢ weightᵢ. */
  evaluate(context: Context, output: Tensor, target: Tensor, weights?: Vector): EvaluatedLoss;
}

/** A loss of targets that carry the weights of their examples. */
export interface WeightedLoss extends Coefficients, Described {
  readonly name: string;
  /** That of the loss. */
  readonly reduction?: Loss["reduction"];
  /** That of the loss. */
  readonly activation?: Loss["activation"];
  readonly weighted: true;
  /** Throws unless targets and weights are what the loss takes. */
  expectTarget(place: string, target: Tensor, outputShape: Shape): void;
  /** The loss of a batch whose targets `weightedTargets` made. */
  evaluate<Output extends Tensor>(
    context: Context,
    output: Output,
    target: Matrix<number, number>,
  ): EvaluatedLoss<Tensor<Output["shape"]>>;
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
  const name = `withWeights(${loss.name})`;
  const weighted: WeightedLoss = {
    name,
    description: { type: "withWeights", loss: descriptionOf(loss) },
    reduction: loss.reduction,
    activation: loss.activation,
    weighted: true,
    coefficients: shareCoefficients([loss]).coefficients,
    expectTarget(place, target, outputShape) {
      expectString(`${name}.expectTarget(place)`, place);
      expectTensor(`${place}(target)`, target);
      expectSizes(`${place}(outputShape)`, outputShape, 0);
      const { targets, weights } = splitWeights(place, referenceOps({ dtype: target.dtype }), target, outputShape);
      loss.expectTarget?.(place, targets, outputShape);
      expectWeights(place, weights);
    },
    evaluate<Output extends Tensor>(context: Context, output: Output, target: Matrix<number, number>) {
      expectContext(`${name}(context)`, context);
      const place = placeOf(context, name);
      expectTensor(`${place}(output)`, output);
      expectTensor(`${place}(target)`, target);
      expectDType(place, context, { output, target });
      // The loss checks the elements of both parts. Those of the target are at hand, even where those of results are not.
      const { ops } =
        context.trusted || !hasElements(target) ? context : { ops: referenceOps({ dtype: target.dtype }) };
      const { targets, weights } = splitWeights(place, ops, target, output.shape);
      const evaluated = loss.evaluate(context, output, targets, weights);
      expectArgument(evaluated.weight !== undefined || loss.reduction === "sum", {
        place: `${place}(loss)`,
        expected: "a loss that takes weights, and returns their sum as its weight",
        received: loss.name,
        advice: "Its `evaluate` has the weights as its fourth argument.",
      });
      return evaluated;
    },
  };
  return isRepeatable(loss) ? repeatable(weighted) : weighted;
};
