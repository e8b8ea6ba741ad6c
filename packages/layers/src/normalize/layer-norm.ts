import {
  expectArgument,
  expectInPrecision,
  expectNumber,
  expectOptions,
  expectSize,
  expectSizes,
  formatShape,
  type Layer,
  type None,
  type Ops,
  type Shape,
  type Tensor,
} from "@gd/tensor";
import { defineLayer, noStatistics } from "../define/define-layer.js";
import { placeInModel } from "../define/place-in-model.js";
import { rowsOf } from "../define/rows-of.js";
import { finite } from "./finite.js";

/** γ and β of `layerNorm`, in y = γ ∘ x̂ + β. */
export type LayerNormParameters<Features extends number> = {
  /** γ */
  readonly scale: Tensor<readonly [Features]>;
  /** β */
  readonly shift: Tensor<readonly [Features]>;
};

/** Options of `layerNorm`. */
export interface LayerNormOptions {
  /** Added to the variance. Default: 1e-5. */
  readonly epsilon?: number;
}

/** γ ∘ x̂ + β, and what it is computed by. */
export const layerNormFormula = <Features extends number>(
  ops: Pick<
    Ops,
    | "add"
    | "addRow"
    | "divide"
    | "meanColumns"
    | "multiply"
    | "multiplyColumn"
    | "multiplyRow"
    | "sqrt"
    | "subtract"
    | "subtractColumn"
  >,
  { scale, shift }: LayerNormParameters<Features>,
  rows: Tensor<readonly [number, Features]>,
  epsilon: number,
) => {
  const centred = ops.subtractColumn(rows, ops.meanColumns(rows));
  const variance = ops.meanColumns(ops.multiply(centred, centred));
  const inverseDeviation = ops.divide(1, ops.sqrt(ops.add(finite(ops, variance), epsilon)));
  const normalized = ops.multiplyColumn(centred, inverseDeviation);
  return { inverseDeviation, normalized, output: ops.addRow(ops.multiplyRow(normalized, scale), shift) };
};

/**
 * Normalizes each example over its features, then scales and shifts them: y = γ ∘ x̂ + β, x̂ = (x − μ) / √(σ² + ε), where
 * μ and σ² are the mean and the biased variance along the example's last axis. Training and evaluation are the same.
 *
 * `layerNorm(16)` is for examples [16]; `layerNorm([20, 16])` for examples of 20 rows, each normalized by itself.
 *
 * Shapes     input [batch, …, features] → output of the same shape; scale γ, shift β [features]
 * Gradients  ∂L/∂γ = Σ g ∘ x̂,  ∂L/∂β = Σ g over all rows, and with h = γ ∘ g and means along the last axis
 *            ∂L/∂x = (h − mean(h) − x̂ ∘ mean(h ∘ x̂)) / √(σ² + ε)
 * Units      scale starts 1, shift 0
 * Limits     NaN, and not 0, where the variance overflows: where numbers of a row are 1.8e19 apart in float32, 1.3e154 in
 *            float64
 * Throws     ArgumentError where epsilon is 0 in the precision of the operations, as 1e-46 is in float32
 * Accuracy   in float32, |error of x̂| ≤ 2⁻²⁴ · (|μ| / √(σ² + ε) + 8 |x̂|), as μ is rounded once; a constant row gives 0
 * Source     Ba, Kiros & Hinton, Layer Normalization (2016)
 */
export function layerNorm<const Features extends number>(
  features: Features,
  options?: LayerNormOptions,
): Layer<readonly [Features], readonly [Features], LayerNormParameters<Features>, None>;
export function layerNorm<const Leading extends Shape, const Features extends number>(
  shape: readonly [...Leading, Features],
  options?: LayerNormOptions,
): Layer<readonly [...Leading, Features], readonly [...Leading, Features], LayerNormParameters<Features>, None>;
export function layerNorm(featuresOrShape: number | Shape, options: LayerNormOptions = {}) {
  const { epsilon = 1e-5 } = expectOptions("layerNorm", options, ["epsilon"]);
  if (typeof featuresOrShape === "number") expectSize("layerNorm(features)", featuresOrShape);
  else expectSizes("layerNorm(shape)", featuresOrShape);
  const shape = typeof featuresOrShape === "number" ? [featuresOrShape] : featuresOrShape;
  const features = shape.at(-1);
  expectArgument(features !== undefined, { place: "layerNorm(shape)", expected: "at least one axis", received: shape });
  expectNumber("layerNorm(epsilon)", epsilon, { from: 0 });

  const name = `layerNorm(${typeof featuresOrShape === "number" ? features : formatShape(shape)})`;

  return defineLayer({
    name,
    inputShape: shape,
    outputShape: shape,
    description: { type: "layerNorm", features, epsilon },
    initialize: ({ ops }) => ({ scale: ops.fill([features], 1), shift: ops.fill([features], 0) }),
    initializeStatistics: noStatistics,
    repeatable: true,
    forward(context, parameters, input) {
      const { ops } = context;
      expectInPrecision(`${placeInModel(context, name)}(epsilon)`, epsilon, ops.dtype);
      const [rows] = rowsOf(input.shape);
      const asRows = (tensor: Tensor) => ops.reshape(tensor, [rows, features]);

      const { inverseDeviation, normalized, output } = layerNormFormula(ops, parameters, asRows(input), epsilon);

      return {
        output: ops.reshape(output, input.shape),
        backward(outputGradient) {
          const gradient = asRows(outputGradient);
          const inputGradient = () => {
            const scaled = ops.multiplyRow(gradient, parameters.scale);
            // Each feature also moves the mean and the variance that its row is normalized by.
            const throughMean = ops.subtractColumn(scaled, ops.meanColumns(scaled));
            const throughVariance = ops.multiplyColumn(normalized, ops.meanColumns(ops.multiply(scaled, normalized)));
            const direct = ops.subtract(throughMean, throughVariance);
            return ops.reshape(ops.multiplyColumn(direct, inverseDeviation), input.shape);
          };
          return {
            inputGradient,
            gradients: {
              scale: ops.sumRows(ops.multiply(gradient, normalized)),
              shift: ops.sumRows(gradient),
            },
          };
        },
      };
    },
  });
}
