import { defineActivation, relu } from "@gd/layers";
import { createContext, type Ops, tensor, toArray } from "@gd/tensor";

/** The notebook's ReLU: its backward pass looks at the sign of the gradient instead of the input's. */
const notebookRelu = /* @__PURE__ */ defineActivation("notebook's relu", ({ ops }, input) => ({
  output: ops.maximum(input, 0),
  backward: (outputGradient) => ops.where(outputGradient, outputGradient, 0),
}));

/** Inputs of a ReLU, and the gradients of its outputs. */
export interface ReluBackward {
  readonly input: readonly number[];
  readonly gradient: readonly number[];
}

/** All four combinations of signs. */
const FOUR_SIGNS: ReluBackward = { input: [1, 1, -1, -1], gradient: [5, -5, 5, -5] };

/** What both versions pass back; by default for all four combinations of signs of input and gradient. */
export const reluByGradient = (ops: Ops, { input, gradient } = FOUR_SIGNS) => {
  const context = createContext({ ops });
  const [inputs, gradients] = [tensor(input, { dtype: "float64" }), tensor(gradient, { dtype: "float64" })];
  const [derivative, notebook] = [relu, notebookRelu].map((activation) =>
    toArray(activation.at([input.length]).forward(context, [], inputs).backward(gradients).inputGradient),
  ) as [number[], number[]];
  return { input, gradient, derivative, notebook };
};
