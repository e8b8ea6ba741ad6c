import { type Elements, hasElements, rowMajor, type Tensor } from "@gd/tensor";
import { expectDecided, expectScore } from "../expect-elements.js";
import { expectSameShape, noBatch } from "../expect-shape.js";
import { aboveThreshold } from "./above-threshold.js";

/** Options of metrics that judge decisions about labels that are each true or false. */
export interface LabelDecisionOptions {
  /**
   * A label is taken for true where its output is above the threshold. Default: 0, as for logits; for probabilities, such
   * as outputs of a sigmoid, use 0.5.
   */
  readonly threshold: number;
}

/** For each label of an example, whether it is true by the target and by the output. */
export interface LabelDecisions {
  readonly actual: readonly boolean[];
  readonly predicted: readonly boolean[];
}

/** The decisions about each example of a batch; undefined under `counting`, where tensors have no elements. */
export const labelDecisions = (
  place: string,
  output: Tensor,
  target: Tensor,
  threshold: number,
): readonly LabelDecisions[] | undefined => {
  if (output.shape.length !== 2) throw noBatch(place, ["batch", "labels"], output.shape);
  expectSameShape(place, output.shape, target.shape);
  const [examples = 0, labels = 0] = output.shape;
  const [scores, truths] = [rowMajor(output), rowMajor(target)];
  if (!(hasElements(output) && hasElements(target))) return undefined;
  expectDecided(place, target);
  const isTrue = aboveThreshold(output, threshold);
  return Array.from({ length: examples }, (_, example) => {
    const row = (elements: Elements): readonly number[] =>
      Array.from(elements.subarray(example * labels, (example + 1) * labels));
    const predict = (score: number): boolean => {
      expectScore(place, example, score);
      return isTrue(score);
    };
    return { actual: row(truths).map((probability) => probability > 0.5), predicted: row(scores).map(predict) };
  });
};
