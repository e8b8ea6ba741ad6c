import type { Layer, None, Tensor } from "@gd/tensor";
import { defineLayer, noStatistics } from "./define-layer.js";
import { expectSize } from "./expect-size.js";
import { glorotUniform } from "./glorot-uniform.js";
import type { Initializer } from "./initializer.js";
import { zeros } from "./zeros.js";

export type LinearParameters<Inputs extends number, Outputs extends number> = {
  readonly weight: Tensor<readonly [Inputs, Outputs]>;
  readonly bias: Tensor<readonly [Outputs]>;
};

export interface LinearOptions {
  readonly weight?: Initializer;
  readonly bias?: Initializer;
}

/**
 * Multiplies each example by a weight matrix and adds a bias: y = xW + b.
 *
 * Shapes     input [batch, inputs] → output [batch, outputs]; weight [inputs, outputs], bias [outputs]
 * Gradients  ∂L/∂x = gWᵀ,  ∂L/∂W = xᵀg,  ∂L/∂b = Σ_batch g,  where g = ∂L/∂y
 * Units      weight starts glorotUniform, bias 0
 * Throws     ShapeError when the input is not [batch, inputs]; LayerArgumentError when a size is not a whole number > 0
 * Source     Goodfellow, Bengio & Courville, Deep Learning (2016), §6.5
 */
export const linear = <const Inputs extends number, const Outputs extends number>(
  inputs: Inputs,
  outputs: Outputs,
  { weight = glorotUniform, bias = zeros }: LinearOptions = {},
): Layer<readonly [Inputs], readonly [Outputs], LinearParameters<Inputs, Outputs>, None> => {
  expectSize("linear(inputs)", inputs);
  expectSize("linear(outputs)", outputs);
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
};
