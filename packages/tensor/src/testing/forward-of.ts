import { ArgumentError } from "../expect/argument-error.js";
import { isTensor } from "../is-tensor.js";
import type { Context } from "../model/context.js";
import type { Forward, Layer } from "../model/layer.js";
import type { Parameters } from "../parameters.js";
import type { Tensor } from "../tensor.js";

/** A layer's forward pass, with an ArgumentError that names the layer where what it returns is none: it may be anybody's. */
export const forwardOf = (
  layer: Layer,
  context: Context,
  parameters: Parameters,
  input: Tensor,
  statistics?: Parameters,
): Forward<Tensor, Tensor> => {
  const forward = layer.forward(context, parameters, input, statistics);
  const { output, backward } = Object(forward);
  if (isTensor(output) && typeof backward === "function") return forward;
  throw new ArgumentError({
    place: `${layer.name}: its forward`,
    expected: "to return { output, statistics, backward, parameterGradients }",
    received: forward,
  });
};
