import { expectNumber, expectOptions, type Matrix, repeatable } from "@gd/tensor";
import type { Configurable } from "../configurable.js";
import { expectDistributions, expectLabels } from "../expect-elements.js";
import { expectClassification } from "../expect-shape.js";
import { expectClassWeights, weighClasses } from "./class-weights.js";
import type { ClassificationLoss, ClassTarget } from "./classification-loss.js";
import { configurableLoss } from "./configurable-loss.js";
import { crossEntropy } from "./cross-entropy.js";
import { expectCounting } from "./expect-counting.js";
import { expectOperands, expectTargetBy, type OperandRules, placeOf } from "./expect-operands.js";
import { totalWeight } from "./total-weight.js";

/** Options of `softmaxCrossEntropy`. */
export interface SoftmaxCrossEntropyOptions {
  /** The share ε of a target that is spread over all classes: t becomes (1 − ε)t + ε / classes. Default: 0. */
  readonly labelSmoothing: number;
  /** The weight of each class, such as a larger one for a rare class. Default: 1 each. */
  readonly classWeights: readonly number[];
}

/**
 * Cross entropy between the target and the softmax of the logits, for classes of which exactly one is right:
 * L = mean over the batch of −Σⱼ tⱼ · log softmax(x)ⱼ. With class weights w the term of class j is multiplied by wⱼ, and
 * the mean is Σᵢ lossᵢ / Σᵢ w of labelᵢ; where targets are probabilities, it remains the mean over the batch.
 *
 * Shapes     output (logits x) [batch, classes]; target t: labels [batch], or probabilities [batch, classes]
 * Gradients  ∂L/∂x = (softmax(x) · Σₖ tₖ − t) / batch; with class weights (softmax(x) · Σₖ wₖtₖ − wt) / Σᵢ w of labelᵢ
 * Limits     0 for a logit of ∞ at the right class, ∞ elsewhere; 0 for one of −∞ where t = 0, ∞ where t > 0; the gradient
 *            is finite. NaN where all logits are −∞
 * Throws     LabelError when a label is not a class; from `backward`, ArgumentError when the class weights of all labels of
 *            the batch are 0
 * Source     Goodfellow, Bengio & Courville, Deep Learning (2016), §6.2.2.3; label smoothing: Szegedy et al., Rethinking
 *            the Inception Architecture for Computer Vision (2016), §7
 */
export const softmaxCrossEntropy: Configurable<ClassificationLoss, SoftmaxCrossEntropyOptions> =
  /* @__PURE__ */ configurableLoss((options) => {
    const place = "softmaxCrossEntropy";
    const { labelSmoothing = 0, ...given } = expectOptions(place, options, ["labelSmoothing", "classWeights"]);
    expectNumber(`${place}(labelSmoothing)`, labelSmoothing, { from: 0, to: 1 });
    if (given.classWeights !== undefined) expectClassWeights(place, given.classWeights, labelSmoothing);
    const classWeights = given.classWeights?.slice();
    const parts = [
      ...(labelSmoothing === 0 ? [] : [`labelSmoothing ${labelSmoothing}`]),
      ...(classWeights === undefined ? [] : ["classWeights"]),
    ];
    const rules: OperandRules = {
      name: parts.length === 0 ? "softmaxCrossEntropy" : `softmaxCrossEntropy(${parts.join(", ")})`,
      expectShapes: expectClassification,
      expectElements(place, target, [, classes = 0]) {
        if (target.shape.length === 2) expectDistributions(place, target);
        else expectLabels(place, target, classes);
      },
    };
    const evaluate: ClassificationLoss["evaluate"] = (context, output, target, weights) => {
      expectOperands(context, rules, output, target, weights);
      const { ops } = context;
      const place = placeOf(context, rules.name);
      const [batch, classes] = output.shape;
      const probabilities = isMatrix(target) ? target : ops.oneHot(target, classes);
      const spread = labelSmoothing / classes;
      const targets =
        labelSmoothing === 0 ? probabilities : ops.add(ops.multiply(probabilities, 1 - labelSmoothing), spread);
      if (classWeights === undefined && weights === undefined) {
        // Those of labels are 1; the probabilities of a target may add up to a little more or less.
        const masses = isMatrix(target) ? ops.sumColumns(targets) : undefined;
        return crossEntropy(ops, output, { costs: targets, masses, total: batch });
      }

      const examples = weights === undefined ? ops.fill([batch], 1) : ops.reshape(weights, [batch]);
      const weighed = (t: typeof targets) =>
        ops.multiplyColumn(classWeights === undefined ? t : weighClasses(place, ops, t, classWeights), examples);
      const costs = weighed(targets);
      // An example counts for as much as the class of its label; probabilities have no such class.
      const total = totalWeight(ops, isMatrix(target) ? examples : weighed(probabilities));
      const evaluated = crossEntropy(ops, output, { costs, masses: ops.sumColumns(costs), total });
      return {
        ...evaluated,
        weight: () => total,
        backward() {
          const ofLabels = weights === undefined;
          const [role, what] = ofLabels ? ["target", "labels whose class weights"] : ["weights", "weights that"];
          expectCounting(context, `${place}(${role})`, `${what} add up to more than 0`, total);
          return evaluated.backward();
        },
      };
    };
    return repeatable({
      name: rules.name,
      description: { type: place, labelSmoothing, ...(classWeights === undefined ? {} : { classWeights }) },
      activation: "softmax",
      expectTarget: expectTargetBy(rules),
      evaluate,
    });
  });

const isMatrix = <Examples extends number, Classes extends number>(
  target: ClassTarget<Examples, Classes>,
): target is Matrix<Examples, Classes> => target.shape.length === 2;
