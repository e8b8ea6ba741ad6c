import type { PlantedFault } from "../planted-fault.ts";

export const normalization: readonly PlantedFault[] = [
  {
    file: "normalize/batch-norm.ts",
    what: "normalizes by the unbiased variance",
    find: "batchNormFormula(ops, parameters, centred, variance, epsilon)",
    replace:
      "batchNormFormula(ops, parameters, centred, ops.multiply(variance, training ? examples / (examples - 1) : 1), epsilon)",
  },
  {
    file: "normalize/batch-norm.ts",
    what: "ε outside of the root",
    find: "ops.sqrt(ops.add(finite(ops, variance), epsilon))",
    replace: "ops.add(ops.sqrt(finite(ops, variance)), epsilon)",
  },
  {
    file: "normalize/batch-norm.ts",
    what: "evaluates with the batch's mean",
    find: "training ? ops.meanRows(rows) : running.mean",
    replace: "ops.meanRows(rows)",
  },
  {
    file: "normalize/batch-norm.ts",
    what: "evaluates with the batch's variance",
    find: "training ? ops.meanRows(ops.multiply(centred, centred)) : running.variance",
    replace: "ops.meanRows(ops.multiply(centred, centred))",
  },
  {
    file: "normalize/batch-norm.ts",
    what: "the weights of the running and the new mean are exchanged",
    find: "ops.add(ops.multiply(old, 1 - momentum), ops.multiply(batch, momentum))",
    replace: "ops.add(ops.multiply(old, momentum), ops.multiply(batch, 1 - momentum))",
  },
  {
    file: "normalize/batch-norm.ts",
    what: "the gradient treats mean and variance as constants",
    find: "training ? ops.subtract(gradient, throughMoments()) : gradient",
    replace: "gradient",
  },
  {
    file: "normalize/batch-norm.ts",
    what: "evaluation has the gradient of training",
    find: "training ? ops.subtract(gradient, throughMoments()) : gradient",
    replace: "ops.subtract(gradient, throughMoments())",
  },
  {
    file: "normalize/batch-norm.ts",
    what: "a mean that is rounded twice",
    find: "training ? ops.meanRows(rows) : running.mean",
    replace: "training ? ops.divide(ops.sumRows(rows), examples) : running.mean",
  },
  {
    file: "normalize/layer-norm.ts",
    what: "a mean that is rounded twice",
    find: "ops.subtractColumn(rows, ops.meanColumns(rows))",
    replace: "ops.subtractColumn(rows, ops.divide(ops.sumColumns(rows), rows.shape[1]))",
  },
  {
    file: "normalize/layer-norm.ts",
    what: "ε outside of the root",
    find: "ops.sqrt(ops.add(finite(ops, variance), epsilon))",
    replace: "ops.add(ops.sqrt(finite(ops, variance)), epsilon)",
  },
  {
    file: "normalize/layer-norm.ts",
    what: "the unbiased variance",
    find: "const variance = ops.meanColumns(ops.multiply(centred, centred));",
    replace:
      "const variance = ops.multiply(ops.meanColumns(ops.multiply(centred, centred)), rows.shape[1] / (rows.shape[1] - 1));",
  },
  {
    file: "normalize/layer-norm.ts",
    what: "the gradient treats mean and variance as constants",
    find: "const direct = ops.subtract(throughMean, throughVariance);",
    replace: "const direct = scaled;",
  },
];
