import type { PlantedFault } from "../planted-fault.ts";

export const parameters: readonly PlantedFault[] = [
  {
    file: "linear/linear.ts",
    what: "the bias's gradient is that of the first example only",
    find: "bias: ops.sumRows(outputGradient)",
    replace: "bias: ops.slice(ops.reshape(outputGradient, [input.shape[0] * outputs]), 0, [outputs])",
  },
  {
    file: "linear/linear.ts",
    what: "the bias is drawn from the weight's stream",
    find: 'drawParameter(context, "bias", [outputs]',
    replace: 'drawParameter(context, "weight", [outputs]',
  },
  {
    file: "linear/embedding.ts",
    what: "the row of the label before",
    find: "ops.gatherRows(table, labels)",
    replace: "ops.gatherRows(table, ops.maximum(ops.subtract(labels, 1), 0))",
  },
  {
    file: "linear/embedding.ts",
    what: "the gradient goes to the label before",
    find: "ops.sumRowsByLabel(rows, labels, count)",
    replace: "ops.sumRowsByLabel(rows, ops.maximum(ops.subtract(labels, 1), 0), count)",
  },
  {
    file: "linear/embedding.ts",
    what: "the gradient of a label that occurs twice is a mean",
    find: "ops.sumRowsByLabel(rows, labels, count)",
    replace:
      "ops.divideColumn(ops.sumRowsByLabel(rows, labels, count), ops.maximum(ops.sumRows(ops.oneHot(labels, count)), 1))",
  },
];
