import { batchNormFormula, layerNormFormula } from "@gd/layers/formulas";
import { expectInPrecision, expectNumber, sizeOf } from "@gd/tensor";
import {
  add,
  addRow,
  divide,
  forwardOps,
  meanColumns,
  multiply,
  multiplyColumn,
  multiplyRow,
  reshape,
  sqrt,
  subtract,
  subtractColumn,
  subtractRow,
} from "@gd/tensor/forward";
import { expectInput, type InsideStep, keepingShape, type Step, step } from "./step.js";

/** Scale and shift of a normalization, whose epsilon float32 can hold. */
const scaleAndShift = (layer: string, features: number, epsilon: number, { tensor }: InsideStep) => {
  expectNumber(`${layer}(epsilon)`, epsilon, { from: 0 });
  expectInPrecision(`${layer}(epsilon)`, epsilon, "float32");
  return { scale: tensor("scale", [features]), shift: tensor("shift", [features]) };
};

/** Normalizes by the statistics of training, over all axes but the last. */
const byStatistics = (layer: string, features: number, epsilon: number, inside: InsideStep): Step => {
  const ops = forwardOps({ add, addRow, divide, multiplyRow, reshape, sqrt, subtract, subtractRow });
  const { inputShape, tensor } = inside;
  expectInput(layer, inputShape, [...inputShape.slice(0, -1), features]);
  const parameters = scaleAndShift(layer, features, epsilon, inside);
  const [mean, variance] = [tensor("mean", [features]), tensor("variance", [features])];
  return keepingShape(inside, (input) => {
    const centred = ops.subtractRow(ops.reshape(input, [sizeOf(input.shape) / features, features]), mean);
    return ops.reshape(batchNormFormula(ops, parameters, centred, variance, epsilon).output, input.shape);
  });
};

/** The layer `batchNorm`, of models that answer. */
export const batchNorm = /* @__PURE__ */ step(
  ["features", "epsilon", "momentum"],
  [],
  ({ features, epsilon }, _, inside) => byStatistics("batchNorm", features, epsilon, inside),
);

/** The layer `batchNorm2d`, of models that answer. */
export const batchNorm2d = /* @__PURE__ */ step(
  ["channels", "epsilon", "momentum"],
  [],
  ({ channels, epsilon }, _, inside) => byStatistics("batchNorm2d", channels, epsilon, inside),
);

/** The layer `layerNorm`, of models that answer. */
export const layerNorm = /* @__PURE__ */ step(["features", "epsilon"], [], ({ features, epsilon }, _, inside) => {
  const ops = forwardOps({
    ...{ add, addRow, divide, meanColumns, multiply, multiplyColumn, multiplyRow },
    ...{ reshape, sqrt, subtract, subtractColumn },
  });
  const { inputShape } = inside;
  expectInput("layerNorm", inputShape, [...inputShape.slice(0, -1), features]);
  const parameters = scaleAndShift("layerNorm", features, epsilon, inside);
  return keepingShape(inside, (input) => {
    const rows = ops.reshape(input, [sizeOf(input.shape) / (features as number), features as number]);
    return ops.reshape(layerNormFormula(ops, parameters, rows, epsilon).output, input.shape);
  });
});
