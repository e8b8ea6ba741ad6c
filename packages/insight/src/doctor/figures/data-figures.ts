import type { Examples } from "@gd/data";
import { rowMajor, sizeOf } from "@gd/tensor";
import type { AnySetup } from "../../measure/any-setup.js";
import { constantLoss } from "../../measure/constant-loss.js";
import { explains } from "../../measure/explains.js";
import { hasLabels } from "../../measure/has-labels.js";
import { isOneHot } from "../../measure/is-one-hot.js";
import { takesLabels } from "../../measure/layers-of.js";
import { type Moments, momentsOf } from "../../measure/moments.js";
import { nearestError } from "../../measure/nearest-error.js";
import { oneHotFrom } from "../../measure/one-hot-from.js";
import { rowsOf } from "../../measure/sample.js";
import { taskOf } from "../../measure/task.js";

/** What the examples look like. */
export interface DataFigures {
  /** Of each feature of a table, or of all elements of images together; none of labels. */
  readonly features: readonly Moments[];
  /** The same of the targets. */
  readonly targets: readonly Moments[];
  /** Whether each target is 1 for one of several classes and 0 for the others. */
  readonly isOneHot: boolean;
  /** The share of each class among labels. */
  readonly classShares: readonly number[];
  /** How much of the targets each feature of a table explains alone: r² for numbers, of several the mean, and η² for classes. */
  readonly explains: readonly number[];
  /** For each feature of a table, the first of the features that are one-hot together, such as those of a category: itself alone. */
  readonly oneHotFrom: readonly number[];
  /** What the best answer costs that does not look at the input, if that is known. */
  readonly constantLoss: number | undefined;
  /** What the mean of five nearest neighbours leaves unexplained of the targets: 0 for all known, 1 for nothing. */
  readonly neighboursLeave: number;
}

/** Looks at examples. */
export const dataFigures = ({ model, loss }: AnySetup, sample: Examples): DataFigures => {
  const { input, target } = sample;
  const width = sizeOf(input.shape.slice(1));
  const outputs = sizeOf(target.shape.slice(1));
  const elements = rowMajor(input);
  const targets = rowMajor(target);
  const isTable = model.inputShape.length === 1 && !takesLabels(model);
  const columns = isTable ? Array.from({ length: width }, (_, i) => momentsOf(elements, i, width)) : [];
  const isLabel = hasLabels(loss, target);
  const labels = isLabel ? Array.from(targets) : [];
  const counts = Array.from({ length: sizeOf(model.outputShape) }, () => 0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  const isOfClasses = isOneHot(rowsOf(target));
  return {
    features: isTable ? columns : takesLabels(model) ? [] : [momentsOf(elements)],
    targets: isLabel ? [] : Array.from({ length: outputs }, (_, i) => momentsOf(targets, i, outputs)),
    isOneHot: isOfClasses,
    classShares: isLabel ? counts.map((count) => count / labels.length) : [],
    explains: isTable ? explains(sample, isLabel) : [],
    oneHotFrom: isTable ? oneHotFrom(elements, width) : [],
    constantLoss: constantLoss(loss, sample),
    neighboursLeave: nearestError(sample, isLabel || isOfClasses || taskOf(loss) === "truths"),
  };
};
