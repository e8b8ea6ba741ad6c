import type { Context, Ops, Tensor } from "@gd/tensor";
import { expectDType } from "./expect-dtype.js";
import { expectLabels } from "./expect-labels.js";
import { expectDistributions } from "./expect-probabilities.js";
import { expectClassification } from "./expect-shape.js";
import { placeOf } from "./place-of.js";

/** A label for each example, or a probability for each of its classes. */
export type ClassTarget<Examples extends number, Classes extends number> =
  | Tensor<readonly [Examples]>
  | Tensor<readonly [Examples, Classes]>;

/** A loss of scores for each class. */
export interface ClassificationLoss {
  readonly name: string;
  evaluate<Examples extends number, Classes extends number>(
    context: Context,
    output: Tensor<readonly [Examples, Classes]>,
    target: ClassTarget<NoInfer<Examples>, NoInfer<Classes>>,
  ): { readonly value: number; backward(): Tensor<readonly [Examples, Classes]> };
}

/**
 * Cross entropy between the target and the softmax of the logits, for classes of which one is right:
 * L = mean over the batch of −Σⱼ tⱼ · log softmax(x)ⱼ.
 *
 * Shapes     output (logits x) [batch, classes]; target t: labels [batch], or probabilities [batch, classes]
 * Gradients  ∂L/∂x = (softmax(x) − t) / batch
 * Throws     ShapeError, DTypeError when output and target do not fit; EmptyBatchError; LabelError when a label is no
 *            class; TargetError when probabilities are negative or do not add up to 1
 * Source     Goodfellow, Bengio & Courville, Deep Learning (2016), §6.2.2.3
 */
export const softmaxCrossEntropy: ClassificationLoss = {
  name: "softmaxCrossEntropy",
  evaluate(context, output, target) {
    const { ops } = context;
    const place = placeOf(context, "softmaxCrossEntropy");
    expectClassification(place, output, target);
    expectDType(place, ops, output, target);
    const [batch, classes] = output.shape;
    const probabilities = asProbabilities(place, ops, target, classes);

    // With the largest logit of each row at 0, no exponential overflows and each sum is at least 1.
    const logits = ops.subtractColumn(output, ops.maxColumns(output));
    const exponentials = ops.exp(logits);
    const sums = ops.sumColumns(exponentials);
    // As Σⱼ tⱼ = 1, −Σⱼ tⱼ · log softmax(x)ⱼ = log Σⱼ exp(xⱼ) − Σⱼ tⱼ · xⱼ. A class that is ruled out contributes
    // nothing, even where its logit has become −∞.
    const explained = ops.where(probabilities, ops.multiply(probabilities, logits), 0);
    return {
      value: ops.item(ops.divide(ops.subtract(ops.sum(ops.log(sums)), ops.sum(explained)), batch)),
      backward() {
        const softmax = ops.divideColumn(exponentials, sums);
        return ops.divide(ops.subtract(softmax, probabilities), batch);
      },
    };
  },
};

const asProbabilities = <Examples extends number, Classes extends number>(
  place: string,
  ops: Ops,
  target: ClassTarget<Examples, Classes>,
  classes: Classes,
): Tensor<readonly [Examples, Classes]> => {
  if (isMatrix(target)) {
    ops.inspect(target, (given) => expectDistributions(place, given));
    return target;
  }
  ops.inspect(target, (given) => expectLabels(place, given, classes));
  return ops.oneHot(target, classes);
};

const isMatrix = <Examples extends number, Classes extends number>(
  target: ClassTarget<Examples, Classes>,
): target is Tensor<readonly [Examples, Classes]> => target.shape.length === 2;
