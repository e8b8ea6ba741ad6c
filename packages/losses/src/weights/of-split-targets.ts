import {
  type Coefficients,
  type Context,
  type Described,
  descriptionOf,
  type EvaluatedLoss,
  expectContext,
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
} from "@gd/tensor";
import { expectWeights } from "../expect-elements.js";
import { expectDType, placeOf } from "../losses/expect-operands.js";
import { type SplitTargets, splitWeights } from "./split-weights.js";

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

/** A loss of targets that carry weights, made of one that sees both parts. */
export const ofSplitTargets = <L extends Loss>(
  type: "withWeights" | "withoutWeights",
  loss: L,
  evaluate: (place: string, context: Context, output: Tensor, split: SplitTargets) => EvaluatedLoss,
): WeightedLoss => {
  const name = `${type}(${loss.name})`;
  const whole: WeightedLoss = {
    name,
    description: { type, loss: descriptionOf(loss) },
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
      return evaluate(place, context, output, splitWeights(place, ops, target, output.shape));
    },
  };
  return isRepeatable(loss) ? repeatable(whole) : whole;
};
