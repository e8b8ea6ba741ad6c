import {
  counting,
  createContext,
  type DType,
  enter,
  type Layer,
  leaves,
  type Parameters,
  type Shape,
  sizeOf,
} from "@gd/tensor";
import { difference, type LayerSummary, layerCosts } from "./layer-costs.js";
import { summaryTable } from "./summary-table.js";

/** A model as a whole and layer by layer, as `summary` finds it. */
export interface ModelSummary
  extends Pick<LayerSummary, "name" | "inputShape" | "outputShape" | "parameters" | "forward" | "backward"> {
  /** Precision that the bytes are counted in. */
  readonly dtype: DType;
  /** Memory of the parameters. */
  readonly parameterBytes: number;
  /** In the order in which they compute. A layer that has no part of its own, such as `sequential`, is left out. */
  readonly layers: readonly LayerSummary[];
  /** All this as a text, for a terminal. */
  readonly table: string;
}

/** Options of `summary`. */
export interface SummaryOptions {
  /** Examples in the batch that is followed; 1 unless said otherwise. */
  readonly batchSize?: number;
  /** Precision; float32 unless said otherwise. */
  readonly dtype?: DType;
}

/**
 * A model's layers with their shapes, parameters, bytes and floating-point operations, as `counting` of @gd/tensor finds
 * them: nothing is computed. The costs are those of a forward and a backward step in evaluation, where a batch may be a
 * single example.
 *
 * Throws  ShapeError when a layer returns something else than it says
 */
export const summary = (
  model: Layer<Shape, Shape, Parameters, Parameters>,
  { batchSize = 1, dtype = "float32" }: SummaryOptions = {},
): ModelSummary => {
  const { ops, cost } = counting({ dtype });
  const context = createContext({ ops, training: false });
  const parameters = model.initialize(context);
  const statistics = model.initializeStatistics(context);
  const watched = layerCosts(cost);
  const inside = enter({ ...context, observe: watched.observe }, model.name);

  const input = ops.fill([batchSize, ...model.inputShape], 0);
  const start = cost();
  const step = model.forward(inside, parameters, input, statistics);
  const forward = difference(cost(), start);
  const outputGradient = ops.fill(step.output.shape, 0);
  const middle = cost();
  step.backward(outputGradient);
  const backward = difference(cost(), middle);
  const count = leaves(parameters).reduce((total, [, { shape }]) => total + sizeOf(shape), 0);
  const whole = {
    name: model.name,
    dtype,
    inputShape: input.shape,
    outputShape: step.output.shape,
    parameters: count,
    parameterBytes: count * (dtype === "float32" ? 4 : 8),
    forward,
    backward,
    layers: watched.layers(),
  };
  return { ...whole, table: summaryTable(whole) };
};
