import {
  coefficientsAt,
  counting,
  createContext,
  type DType,
  enter,
  expectLayer,
  expectOneOf,
  expectOptions,
  expectSize,
  type Layer,
  leaves,
  sizeOf,
} from "@gd/tensor";
import { forwardOf } from "../step/forward-of.js";
import { difference, layerCosts } from "./layer-costs.js";
import type { ModelSummary } from "./model-summary.js";
import { summaryTable } from "./summary-table.js";

/** Options of `summary`. */
export interface SummaryOptions {
  /** Examples in the batch. Default: 1. */
  readonly batchSize?: number;
  /** Precision. Default: float32. */
  readonly dtype?: DType;
}

/**
 * A model's layers with their shapes, parameters, bytes and floating-point operations. Nothing is computed: `counting` of
 * @gd/tensor follows the shapes alone. The costs are those of a forward and a backward pass in evaluation, where a batch
 * may be a single example.
 */
export const summary = (model: Layer, options: SummaryOptions = {}): ModelSummary => {
  expectLayer("summary(model)", model);
  const { batchSize = 1, dtype = "float32" } = expectOptions("summary", options, ["batchSize", "dtype"]);
  expectSize("summary(batchSize)", batchSize);
  expectOneOf("summary(dtype)", dtype, ["float32", "float64"]);
  const { ops, cost } = counting({ dtype });
  const context = createContext({ ops, training: false });
  const parameters = model.initialize(context);
  const statistics = model.initializeStatistics(context);
  const watched = layerCosts(cost);
  const inside = enter({ ...context, observe: watched.observe }, model.name, {
    coefficients: coefficientsAt(model, ops, 0),
  });

  const input = ops.fill([batchSize, ...model.inputShape], 0);
  const start = cost();
  const forwardPass = forwardOf(model, inside, parameters, input, statistics);
  const forward = difference(cost(), start);
  const outputGradient = ops.fill(forwardPass.output.shape, 0);
  const middle = cost();
  forwardPass.backward(outputGradient);
  const backward = difference(cost(), middle);
  const count = leaves(parameters).reduce((total, [, { shape }]) => total + sizeOf(shape), 0);
  const whole = {
    name: model.name,
    dtype,
    inputShape: input.shape,
    outputShape: forwardPass.output.shape,
    parameters: count,
    parameterBytes: count * (dtype === "float32" ? 4 : 8),
    forward,
    backward,
    layers: watched.layers(),
  };
  return { ...whole, table: summaryTable(whole) };
};
