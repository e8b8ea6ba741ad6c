import { type Elements, hasElements, rowMajor } from "@gd/tensor";
import { expectLabels } from "./expect-labels.js";
import { expectClassification } from "./expect-shape.js";
import { defineMetric, type Metric } from "./metric.js";

/**
 * The share of examples whose largest output is at the label, or at the target's largest probability. The first of
 * equals counts as the largest; an example with a NaN is never right. NaN under `counting`, where nothing has values.
 *
 * Shapes  output [batch, classes]; target: labels [batch], or probabilities [batch, classes]
 * Throws  ShapeError when output and target do not fit; EmptyBatchError; LabelError when a label is no class;
 *         StaleTensorError when the step that made one of them has ended
 */
export const accuracy: Metric = /* @__PURE__ */ defineMetric("accuracy", () => {
  let right = 0;
  let examples = 0;
  return {
    add(output, target) {
      expectClassification("accuracy", output, target);
      const [batch = 0, classes = 0] = output.shape;
      const labelled = target.shape.length === 1;
      if (labelled) expectLabels("accuracy", target, classes);
      const outputs = rowMajor(output);
      const targets = rowMajor(target);
      if (!(hasElements(output) && hasElements(target))) right = Number.NaN;
      for (let example = 0; example < batch; example++) {
        const label = labelled ? targets[example] : largestOfRow(targets, example, classes);
        if (largestOfRow(outputs, example, classes) === label) right++;
      }
      examples += batch;
    },
    result: () => right / examples,
  };
});

/** The column of a row's first largest element; NaN, which equals nothing, where the row has a NaN. */
const largestOfRow = (elements: Elements, row: number, columns: number): number => {
  const start = row * columns;
  let largest = 0;
  for (let column = 0; column < columns; column++) {
    const element = elements[start + column]!;
    if (Number.isNaN(element)) return Number.NaN;
    if (element > elements[start + largest]!) largest = column;
  }
  return largest;
};
