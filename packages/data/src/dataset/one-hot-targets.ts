import { expectSize, rowMajor, type Shape, ShapeError, type Tensor } from "@gd/tensor";
import { expectDataset } from "../expect/expect-dataset.js";
import type { Dataset } from "./dataset.js";
import { oneHot } from "./one-hot.js";

/**
 * A dataset of labels with a number for each class in place of each label: 1 for its class and 0 for the others, as `mixup` of
 * `@gd/images` needs them. The examples are changed when they are asked for.
 *
 * Shapes  targets [] → [classes]
 * Throws  from `examples`, LabelError when a label is not a whole number from 0 to classes − 1
 */
export const oneHotTargets = <In extends Shape, const Classes extends number>(
  data: Dataset<In, readonly []>,
  classes: Classes,
): Dataset<In, readonly [Classes]> => {
  expectDataset("oneHotTargets(data)", data);
  expectSize("oneHotTargets(classes)", classes);
  const { size, inputShape, targetShape } = data;
  if (targetShape.length !== 0) {
    const advice = "the targets are no labels";
    throw new ShapeError({ place: "oneHotTargets", role: "targetShape", expected: [], received: targetShape, advice });
  }
  const rows = (labels: Tensor) => oneHot(rowMajor(labels), classes, { dtype: labels.dtype });
  return {
    size,
    inputShape,
    targetShape: [classes],
    examples(places, dtype) {
      const { input, target } = data.examples(places, dtype);
      return { input, target: rows(target) };
    },
    ...(data.targets && { targets: (places, dtype) => rows(data.targets!(places, dtype)) }),
    ...(data.order && { order: (random) => data.order!(random) }),
    ...(data.at && { at: (epoch) => oneHotTargets(data.at!(epoch), classes) }),
  };
};
