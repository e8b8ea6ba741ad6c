import type { Examples } from "@gd/data";
import { createContext, leaves, type Observation, type Ops, type Tensor } from "@gd/tensor";
import type { LossFor } from "@gd/train";
import type { FullyConnected } from "./tutorial-network.js";

/** What a network looks like inside, at one batch. */
export interface NetworkProbe {
  readonly output: readonly number[];
  readonly error: number;
  /** The largest |∂L/∂w| among each linear layer's weights and biases. */
  readonly largestGradientPerLayer: readonly number[];
  /** For each layer, the share of units whose sigmoid is flat: its slope a(1 − a) is below 1 % of the largest, ¼. */
  readonly saturatedFractionPerLayer: readonly number[];
}

/** Looks at one forward and backward step of a network without changing it. */
export const probeNetwork = (
  model: FullyConnected,
  parameters: Parameters<FullyConnected["forward"]>[1],
  loss: LossFor<Tensor, Tensor>,
  { input, target }: Examples,
  ops: Ops,
): NetworkProbe => {
  const largestGradientPerLayer: number[] = [];
  const saturatedFractionPerLayer: number[] = [];
  const observe = ({ path, role, value }: Observation): void => {
    const [layer = ""] = path;
    if (role === "gradients" && layer.includes(" linear(")) {
      largestGradientPerLayer.unshift(Math.max(...leaves(value).map(([, { data }]) => largest(data))));
    }
    if (role === "output" && path.length === 1 && /^\d+ (?!linear)/.test(layer)) {
      const [[, { data }]] = leaves(value) as [[string, Tensor]];
      const flat = layer.includes("sigmoid") ? data.filter((a) => a * (1 - a) < 0.0025).length : 0;
      saturatedFractionPerLayer.push(flat / data.length);
    }
  };
  return ops.step(() => {
    const forward = model.forward(createContext({ ops, observe }), parameters, input);
    const { value, backward } = loss.evaluate(createContext({ ops }), forward.output, target);
    forward.backward(backward() as typeof forward.output);
    return { output: [...forward.output.data], error: value, largestGradientPerLayer, saturatedFractionPerLayer };
  });
};

const largest = (elements: ArrayLike<number>): number => {
  let most = 0;
  for (let i = 0; i < elements.length; i++) most = Math.max(most, Math.abs(elements[i]!));
  return most;
};
