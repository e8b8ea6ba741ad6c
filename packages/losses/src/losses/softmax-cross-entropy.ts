import { rowMajor, type Tensor } from "@gd/tensor";
import { expectDType } from "../expect-dtype.js";
import { expectClassification } from "../expect-shape.js";
import { LossArgumentError } from "../loss-argument-error.js";
import { placeOf } from "../place-of.js";
import { TargetError } from "../target-error.js";
import { classProbabilities } from "./class-probabilities.js";
import { expectClassWeights, weighClasses } from "./class-weights.js";
import type { ClassificationLoss } from "./classification-loss.js";
import { type ConfigurableLoss, configurable } from "./configurable-loss.js";
import { crossEntropy, weightedCrossEntropy } from "./cross-entropy.js";
import { expectWeights } from "./expect-weights.js";

/** Options of `softmaxCrossEntropy`. */
export interface SoftmaxCrossEntropyOptions {
  /** The share ε of a target that is spread over all classes: t becomes (1 − ε)t + ε / classes. 0 unless said otherwise. */
  readonly labelSmoothing: number;
  /** What each class counts for, such as more for a rare one. 1 each unless said otherwise. */
  readonly classWeights: readonly number[];
}

/**
 * Cross entropy between the target and the softmax of the logits, for classes of which one is right:
 * L = mean over the batch of −Σⱼ tⱼ · log softmax(x)ⱼ. With class weights w the term of class j is multiplied by wⱼ, and
 * the mean is Σᵢ lossᵢ / Σᵢ w of labelᵢ; where targets are probabilities, it is still that over the batch.
 *
 * Shapes     output (logits x) [batch, classes]; target t: labels [batch], or probabilities [batch, classes]
 * Gradients  ∂L/∂x = (softmax(x) − t) / batch; with class weights (softmax(x) · Σₖ wₖtₖ − wt) / Σᵢ w of labelᵢ
 * Throws     ShapeError, DTypeError when output, target and class weights do not fit; EmptyBatchError; LabelError when
 *            a label is no class; TargetError when probabilities are negative or do not add up to 1, and from backward
 *            when nothing in the batch counts; LossArgumentError when an option makes no sense
 * Source     Goodfellow, Bengio & Courville, Deep Learning (2016), §6.2.2.3; label smoothing: Szegedy et al., Rethinking
 *            the Inception Architecture for Computer Vision (2016), §7
 */
export const softmaxCrossEntropy: ConfigurableLoss<ClassificationLoss, SoftmaxCrossEntropyOptions> =
  /* @__PURE__ */ configurable(({ labelSmoothing = 0, classWeights }) => {
    if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
      throw new LossArgumentError("softmaxCrossEntropy(labelSmoothing)", "a number from 0 to 1", labelSmoothing);
    }
    if (classWeights !== undefined) expectClassWeights("softmaxCrossEntropy(classWeights)", classWeights);
    const smoothing = labelSmoothing === 0 ? [] : [`labelSmoothing ${labelSmoothing}`];
    const options = [...smoothing, ...(classWeights === undefined ? [] : ["classWeights"])].join(", ");
    const name = options === "" ? "softmaxCrossEntropy" : `softmaxCrossEntropy(${options})`;
    const evaluate: ClassificationLoss["evaluate"] = (context, output, target, weights) => {
      const { ops } = context;
      const place = placeOf(context, name);
      expectClassification(place, output, target);
      expectDType(place, ops, output, target);
      const [batch, classes] = output.shape;
      const given = classProbabilities(place, ops, target, classes);
      const spread = labelSmoothing / classes;
      const targets = labelSmoothing === 0 ? given : ops.add(ops.multiply(given, 1 - labelSmoothing), spread);
      if (classWeights === undefined && weights === undefined) return crossEntropy(ops, output, targets);

      if (weights !== undefined) expectWeights(place, ops, weights, batch);
      const examples = weights === undefined ? ops.fill([batch], 1) : ops.reshape(weights, [batch]);
      const weigh = (t: typeof given) => (classWeights === undefined ? t : weighClasses(place, ops, t, classWeights));
      // An example counts for as much as the class of its label; probabilities have no such class.
      const counts = target.shape.length === 1 ? ops.multiply(examples, ops.sumColumns(weigh(given))) : examples;
      const total = ops.sum(counts);
      const evaluated = weightedCrossEntropy(ops, output, weigh(targets), examples, total);
      return {
        ...evaluated,
        backward() {
          // What counts for nothing, among other batches, can be evaluated, but not learned from. It shows in the value.
          if (Number.isNaN(evaluated.value)) ops.inspect(total, (given) => expectCount(place, given));
          return evaluated.backward();
        },
      };
    };
    return { name, evaluate };
  });

/** Throws TargetError when nothing in a batch counts. */
const expectCount = (place: string, total: Tensor): void => {
  const [count] = rowMajor(total);
  if (count === 0) {
    throw new TargetError(
      place,
      "the class weights of the batch's labels add up to 0",
      "a weighted mean needs one above 0: leave such examples out, or take larger batches",
    );
  }
};
