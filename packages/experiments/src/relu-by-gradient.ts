import { defineActivation, relu } from "@gd/layers";
import { createContext, type Ops, tensor, toArray } from "@gd/tensor";

/** The notebook's ReLU: its backward pass looks at the sign of the gradient instead of the input's. */
const notebookRelu = /* @__PURE__ */ defineActivation("notebook's relu", ({ ops }, input) => ({
  output: ops.maximum(input, 0),
  backward: (outputGradient) => ops.where(outputGradient, outputGradient, 0),
}));

/** Both versions, for all four combinations of signs of input and gradient. */
export const reluByGradient = (ops: Ops) => {
  const context = createContext({ ops });
  const input = tensor([1, 1, -1, -1], { dtype: "float64" });
  const gradient = tensor([5, -5, 5, -5], { dtype: "float64" });
  const [derivative, notebook] = [relu, notebookRelu].map((activation) =>
    toArray(activation.at([4]).forward(context, [], input).backward(gradient).inputGradient),
  ) as [number[], number[]];
  return { input: toArray(input), gradient: toArray(gradient), derivative, notebook };
};
