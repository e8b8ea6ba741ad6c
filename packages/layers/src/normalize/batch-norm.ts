import {
  ArgumentError,
  type Description,
  expectInPrecision,
  expectNumber,
  expectOptions,
  expectSize,
  type Layer,
  type Ops,
  type Shape,
  sizeOf,
  type Tensor,
} from "@gd/tensor";
import { defineLayer } from "../define/define-layer.js";
import { placeInModel } from "../define/place-in-model.js";
import { finite } from "./finite.js";

/** γ and β of `batchNorm`, in y = γ ∘ x̂ + β. */
export type BatchNormParameters<Features extends number> = {
  /** γ */
  readonly scale: Tensor<readonly [Features]>;
  /** β */
  readonly shift: Tensor<readonly [Features]>;
};

/** Running averages over the batches of training, which evaluation normalizes by. */
export type BatchNormStatistics<Features extends number> = {
  readonly mean: Tensor<readonly [Features]>;
  readonly variance: Tensor<readonly [Features]>;
};

/** Options of `batchNorm`. */
export interface BatchNormOptions {
  /** Added to the variance. Default: 1e-5. */
  readonly epsilon?: number;
  /** The weight of a new batch in the running averages, from 0 to 1. Default: 0.1. */
  readonly momentum?: number;
}

/** γx̂ + β of rows of x − μ, and what it is computed by. */
export const batchNormFormula = <Features extends number>(
  ops: Pick<Ops, "add" | "addRow" | "divide" | "multiplyRow" | "sqrt" | "subtract">,
  { scale, shift }: BatchNormParameters<Features>,
  centred: Tensor<readonly [number, Features]>,
  variance: Tensor<readonly [Features]>,
  epsilon: number,
) => {
  const inverseDeviation = ops.divide(1, ops.sqrt(ops.add(finite(ops, variance), epsilon)));
  const normalized = ops.multiplyRow(centred, inverseDeviation);
  return { inverseDeviation, normalized, output: ops.addRow(ops.multiplyRow(normalized, scale), shift) };
};

/**
 * Normalizes each feature over the batch, then scales and shifts it: y = γx̂ + β, x̂ = (x − μ) / √(σ² + ε).
 *
 * In training, μ and σ² are the mean and the biased variance of the batch, and the statistics move towards μ and the
 * unbiased variance: running ← (1 − momentum) · running + momentum · batch. In evaluation, μ and σ² are the statistics.
 *
 * Shapes     input [batch, features] → output [batch, features]; scale γ, shift β, mean, variance [features]
 * Gradients  ∂L/∂γ = Σ_batch g ∘ x̂,  ∂L/∂β = Σ_batch g,  and with m examples, in training
 *            ∂L/∂x = γ/√(σ² + ε) ∘ (g − (∂L/∂β + x̂ ∘ ∂L/∂γ) / m),  in evaluation  ∂L/∂x = γ/√(σ² + ε) ∘ g
 * Units      scale starts 1, shift 0, mean 0, variance 1
 * Limits     NaN, and not 0, where the variance overflows: where numbers of a feature are 1.8e19 apart in float32, 1.3e154 in
 *            float64
 * Throws     ArgumentError in training on fewer than 2 examples, and where epsilon is 0 in the precision of the operations
 * Accuracy   in float32, |error of x̂| ≤ 2⁻²⁴ · (|μ| / √(σ² + ε) + 8 |x̂|), as μ is rounded once; a constant feature gives 0
 * Source     Ioffe & Szegedy, Batch Normalization (2015), algorithms 1 and 2; its six equations for ∂L/∂x as one
 */
export const batchNorm = <const Features extends number>(
  features: Features,
  options: BatchNormOptions = {},
): Layer<readonly [Features], readonly [Features], BatchNormParameters<Features>, BatchNormStatistics<Features>> => {
  const { epsilon = 1e-5, momentum = 0.1 } = expectOptions("batchNorm", options, ["epsilon", "momentum"]);
  expectSize("batchNorm(features)", features);
  expectNumber("batchNorm(epsilon)", epsilon, { from: 0 });
  expectNumber("batchNorm(momentum)", momentum, { from: 0, to: 1 });
  const part = { name: `batchNorm(${features})`, description: { type: "batchNorm", features, epsilon, momentum } };
  return normalizeBatch(part, [features], features, { epsilon, momentum });
};

/** The layer for examples of a shape that ends in the features, which it normalizes over all axes before. */
export const normalizeBatch = <const S extends Shape, const Features extends number>(
  { name, description }: { readonly name: string; readonly description: Description },
  shape: S,
  features: Features,
  { epsilon, momentum }: Required<BatchNormOptions>,
): Layer<S, S, BatchNormParameters<Features>, BatchNormStatistics<Features>> =>
  defineLayer({
    name,
    inputShape: shape,
    outputShape: shape,
    description,
    initialize: ({ ops }) => ({ scale: ops.fill([features], 1), shift: ops.fill([features], 0) }),
    initializeStatistics: ({ ops }) => ({ mean: ops.fill([features], 0), variance: ops.fill([features], 1) }),
    repeatable: true,
    forward(context, parameters, input, running) {
      const { ops, training } = context;
      type Row = Tensor<readonly [Features]>;
      type Rows = Tensor<readonly [number, Features]>;
      const examples = sizeOf(input.shape) / features;
      if (training && examples < 2) throw batchTooSmall(placeInModel(context, name), examples);
      expectInPrecision(`${placeInModel(context, name)}(epsilon)`, epsilon, ops.dtype);
      const asRows = (x: typeof input): Rows => ops.reshape(x, [examples, features]);
      const moved = (old: Row, batch: Row): Row =>
        ops.add(ops.multiply(old, 1 - momentum), ops.multiply(batch, momentum));

      const rows = asRows(input);
      const mean = training ? ops.meanRows(rows) : running.mean;
      const centred = ops.subtractRow(rows, mean);
      const variance = training ? ops.meanRows(ops.multiply(centred, centred)) : running.variance;
      const { inverseDeviation, normalized, output } = batchNormFormula(ops, parameters, centred, variance, epsilon);

      const unbiased = examples / (examples - 1);
      return {
        output: ops.reshape(output, input.shape),
        statistics: training
          ? { mean: moved(running.mean, mean), variance: moved(running.variance, ops.multiply(variance, unbiased)) }
          : running,
        backward(outputGradient) {
          const gradient = asRows(outputGradient);
          const gradients = {
            scale: ops.sumRows(ops.multiply(gradient, normalized)),
            shift: ops.sumRows(gradient),
          };
          // In training, each example also moves the mean and the variance that all are normalized by.
          const throughMoments = () =>
            ops.divide(ops.addRow(ops.multiplyRow(normalized, gradients.scale), gradients.shift), examples);
          const direct = training ? ops.subtract(gradient, throughMoments()) : gradient;
          const inputGradient = ops.multiplyRow(direct, ops.multiply(parameters.scale, inverseDeviation));
          return { inputGradient: ops.reshape(inputGradient, input.shape), gradients };
        },
      };
    },
  });

const batchTooSmall = (place: string, examples: number): ArgumentError =>
  new ArgumentError({
    place,
    expected: "2 examples or more in training, where it normalizes by the variance of the batch",
    received: examples,
    advice:
      "Choose a batch size that leaves no single example for the last batch of an epoch, or drop that batch; " +
      "to evaluate, use { training: false }.",
  });
