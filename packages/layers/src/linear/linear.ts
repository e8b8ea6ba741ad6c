import type { Layer, None, Tensor } from "@gd/tensor";
import { defineLayer, noStatistics } from "../define/define-layer.js";
import { expectSize } from "../expect-size.js";
import { glorotUniform } from "../initialize/glorot-uniform.js";
import type { Initializer } from "../initialize/initializer.js";
import { zeros } from "../initialize/zeros.js";

/** W and b of `linear`, in y = xW + b. */
export type LinearParameters<Inputs extends number, Outputs extends number> = {
  readonly weight: Tensor<readonly [Inputs, Outputs]>;
  readonly bias: Tensor<readonly [Outputs]>;
};

/** Options of `linear`. */
export interface LinearOptions {
  /** Draws the weight at the start; `glorotUniform` unless said otherwise. */
  readonly weight?: Initializer;
  /** Draws the bias at the start; `zeros` unless said otherwise. */
  readonly bias?: Initializer;
}

/** Options of `linear` for a layer without bias. */
export interface LinearWithoutBiasOptions extends Pick<LinearOptions, "weight"> {
  readonly bias: false;
}

/**
 * Multiplies each example by a weight matrix and adds a bias: y = xW + b, or y = xW with `{ bias: false }`.
 *
 * Shapes     input [batch, inputs] → output [batch, outputs]; weight [inputs, outputs], bias [outputs]
 * Gradients  ∂L/∂x = gWᵀ,  ∂L/∂W = xᵀg,  ∂L/∂b = Σ_batch g,  where g = ∂L/∂y
 * Units      weight starts glorotUniform, bias 0
 * Throws     ShapeError when the input is not [batch, inputs]; LayerArgumentError when a size is not a whole number > 0
 * Source     Goodfellow, Bengio & Courville, Deep Learning (2016), §6.5
 */
export function linear<const Inputs extends number, const Outputs extends number>(
  inputs: Inputs,
  outputs: Outputs,
  options: LinearWithoutBiasOptions,
): Layer<readonly [Inputs], readonly [Outputs], Pick<LinearParameters<Inputs, Outputs>, "weight">, None>;
export function linear<const Inputs extends number, const Outputs extends number>(
  inputs: Inputs,
  outputs: Outputs,
  options?: LinearOptions,
): Layer<readonly [Inputs], readonly [Outputs], LinearParameters<Inputs, Outputs>, None>;
export function linear<const Inputs extends number, const Outputs extends number>(
  inputs: Inputs,
  outputs: Outputs,
  { weight = glorotUniform, bias = zeros }: LinearOptions | LinearWithoutBiasOptions = {},
) {
  expectSize("linear(inputs)", inputs);
  expectSize("linear(outputs)", outputs);
  if (bias === false) return linearWithoutBias(inputs, outputs, weight);
  return defineLayer({
    name: `linear(${inputs} → ${outputs})`,
    inputShape: [inputs],
    outputShape: [outputs],
    initialize: ({ ops, random }) => ({
      weight: ops.from(weight([inputs, outputs], random.stream("weight"), ops.dtype)),
      bias: ops.from(bias([outputs], random.stream("bias"), ops.dtype)),
    }),
    initializeStatistics: noStatistics,
    forward({ ops }, { weight, bias }, input) {
      return {
        output: ops.addRow(ops.matmul(input, weight), bias),
        backward: (outputGradient) => ({
          inputGradient: () => ops.matmul(outputGradient, ops.transpose(weight)),
          gradients: {
            weight: ops.matmul(ops.transpose(input), outputGradient),
            bias: ops.sumRows(outputGradient),
          },
        }),
      };
    },
  });
}

const linearWithoutBias = <Inputs extends number, Outputs extends number>(
  inputs: Inputs,
  outputs: Outputs,
  weight: Initializer,
) =>
  defineLayer({
    name: `linear(${inputs} → ${outputs}, no bias)`,
    inputShape: [inputs],
    outputShape: [outputs],
    initialize: ({ ops, random }) => ({
      weight: ops.from(weight([inputs, outputs], random.stream("weight"), ops.dtype)),
    }),
    initializeStatistics: noStatistics,
    forward: ({ ops }, { weight }, input) => ({
      output: ops.matmul(input, weight),
      backward: (outputGradient) => ({
        inputGradient: () => ops.matmul(outputGradient, ops.transpose(weight)),
        gradients: { weight: ops.matmul(ops.transpose(input), outputGradient) },
      }),
    }),
  });
