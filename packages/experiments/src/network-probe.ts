import type { Examples } from "@gd/data";
import { createContext, leaves, type Observation, type Ops, type Tensor } from "@gd/tensor";
import type { LossFor } from "@gd/train";
import { joinMagnitudes, type Magnitudes, magnitudesOf } from "./magnitudes.js";
import type { FullyConnected } from "./tutorial-network.js";

/** What a linear layer, with its normalization if it has one, and its activation look like inside, at one batch. */
export interface LayerProbe {
  /** What the activation receives: the weighted sums, normalized where the network does that. */
  readonly sums: Magnitudes;
  readonly activations: Magnitudes;
  /** ∂L/∂w of all that it trains: weights and biases, scales and shifts. */
  readonly gradients: Magnitudes;
  /** The share of units whose sigmoid is flat: its slope a(1 − a) is below 1 % of the largest, ¼. */
  readonly saturated: number;
  /** The share of units whose sigmoid is as flat as can be: a(1 − a) is exactly 0. */
  readonly stuck: number;
}

/** What a network looks like inside, at one batch. */
export interface NetworkProbe {
  readonly output: readonly number[];
  readonly error: number;
  readonly layers: readonly LayerProbe[];
}

/** The largest |∂L/∂w| of each layer. */
export const largestGradients = ({ layers }: NetworkProbe): readonly number[] =>
  layers.map(({ gradients }) => gradients.largest);

/** For each layer, the share of units whose sigmoid is flat. */
export const saturatedFractions = ({ layers }: NetworkProbe): readonly number[] =>
  layers.map(({ saturated }) => saturated);

/** Looks at one forward and backward step of a network without changing it. */
export const probeNetwork = (
  model: FullyConnected,
  parameters: Parameters<FullyConnected["forward"]>[1],
  loss: LossFor<Tensor, Tensor>,
  { input, target }: Examples,
  ops: Ops,
): NetworkProbe => {
  const sums: Magnitudes[] = [];
  const activations: Omit<LayerProbe, "sums" | "gradients">[] = [];
  const gradients: Magnitudes[] = [];
  const trained: Magnitudes[] = [];
  const observe = ({ path, role, value }: Observation): void => {
    const [layer = "", ...deeper] = path;
    // The network as a whole is observed, too, under its own name.
    if (deeper.length > 0 || !/^\d+ /.test(layer)) return;
    if (/^\d+ (linear|batchNorm)\(/.test(layer)) {
      if (role !== "gradients") return;
      trained.push(...dataOf(value).map(magnitudesOf));
      // On the way back the linear layer is a layer's last part.
      if (layer.includes(" linear(")) gradients.unshift(joinMagnitudes(trained.splice(0)));
    } else {
      const [data] = dataOf(value);
      if (role === "input") sums.push(magnitudesOf(data!));
      if (role === "output") activations.push(outputsOf(data!, layer.includes("sigmoid")));
    }
  };
  return ops.step(() => {
    const forward = model.forward(createContext({ ops, observe }), parameters, input);
    const { value, backward } = loss.evaluate(createContext({ ops }), forward.output, target);
    forward.backward(backward() as typeof forward.output);
    const layers = gradients.map((gradients, i) => ({ sums: sums[i]!, ...activations[i]!, gradients }));
    return { output: [...forward.output.data], error: value, layers };
  });
};

const dataOf = (value: Observation["value"]) => leaves(value).map(([, { data }]) => data);

const outputsOf = (data: Tensor["data"], areSigmoids: boolean) => {
  const share = (slopeIsLow: (slope: number) => boolean): number =>
    areSigmoids ? data.filter((a) => slopeIsLow(a * (1 - a))).length / data.length : 0;
  return {
    activations: magnitudesOf(data),
    saturated: share((slope) => slope < 0.0025),
    stuck: share((slope) => slope === 0),
  };
};
