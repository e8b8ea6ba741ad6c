import { expectOptions, expectSize, type Layer, type None, type Ops, type Tensor } from "@gd/tensor";
import { defineLayer, noStatistics } from "../define/define-layer.js";
import { describeInitialValues } from "../initialize/describe-initial-values.js";
import { drawParameter } from "../initialize/draw-parameter.js";
import { expectInitializer } from "../initialize/expect-initializer.js";
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
  /** The weight's initial values. Default: `glorotUniform`. */
  readonly weight?: Initializer;
  /** The bias's initial values. Default: `zeros`. */
  readonly bias?: Initializer;
}

/** Options of `linear` for a layer without bias. */
export interface LinearWithoutBiasOptions extends Pick<LinearOptions, "weight"> {
  readonly bias: false;
}

/** W, and b if there is one. */
type WithOrWithoutBias<Inputs extends number, Outputs extends number> = Pick<
  LinearParameters<Inputs, Outputs>,
  "weight"
> &
  Partial<Pick<LinearParameters<Inputs, Outputs>, "bias">>;

/** xW + b, or xW */
export const linearFormula = <Inputs extends number, Outputs extends number>(
  ops: Pick<Ops, "addRow" | "matmul">,
  { weight, bias }: WithOrWithoutBias<Inputs, Outputs>,
  input: Tensor<readonly [number, Inputs]>,
): Tensor<readonly [number, Outputs]> => {
  const products = ops.matmul(input, weight);
  return bias === undefined ? products : ops.addRow(products, bias);
};

/**
 * Multiplies each example by a weight matrix and adds a bias: y = xW + b, or y = xW with `{ bias: false }`.
 *
 * Shapes     input [batch, inputs] → output [batch, outputs]; weight [inputs, outputs], bias [outputs]
 * Gradients  ∂L/∂x = gWᵀ,  ∂L/∂W = xᵀg,  ∂L/∂b = Σ_batch g,  where g = ∂L/∂y
 * Units      weight starts glorotUniform, bias 0
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
  options: LinearOptions | LinearWithoutBiasOptions = {},
) {
  expectSize("linear(inputs)", inputs);
  expectSize("linear(outputs)", outputs);
  const { weight: drawWeight = glorotUniform, bias: drawBias = zeros } = expectOptions("linear", options, [
    "weight",
    "bias",
  ]);
  expectInitializer("linear(weight)", drawWeight);
  if (drawBias !== false) expectInitializer("linear(bias)", drawBias, "false leaves it out.");

  return defineLayer<readonly [Inputs], readonly [Outputs], WithOrWithoutBias<Inputs, Outputs>, None>({
    name: `linear(${inputs} → ${outputs}${drawBias === false ? ", no bias" : ""})`,
    inputShape: [inputs],
    outputShape: [outputs],
    description: {
      type: "linear",
      inputs,
      outputs,
      bias: drawBias !== false,
      ...describeInitialValues({ weight: drawWeight, bias: drawBias }, { weight: glorotUniform, bias: zeros }),
    },
    initialize: (context) => ({
      weight: drawParameter(context, "weight", [inputs, outputs], drawWeight),
      ...(drawBias === false ? {} : { bias: drawParameter(context, "bias", [outputs], drawBias) }),
    }),
    initializeStatistics: noStatistics,
    repeatable: true,
    forward: ({ ops }, parameters, input) => ({
      output: linearFormula(ops, parameters, input),
      backward: (outputGradient) => ({
        inputGradient: () => ops.matmul(outputGradient, ops.transpose(parameters.weight)),
        gradients: {
          weight: ops.matmul(ops.transpose(input), outputGradient),
          ...(parameters.bias === undefined ? {} : { bias: ops.sumRows(outputGradient) }),
        },
      }),
    }),
  });
}
