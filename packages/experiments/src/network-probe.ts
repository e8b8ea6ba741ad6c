import type { Examples } from "@gd/data";
import { residualSumOfSquares } from "@gd/losses";
import {
  createContext,
  leaves,
  type Observation,
  type Parameters,
  type SynchronousInterpreter,
  type Tensor,
  toArray,
} from "@gd/tensor";
import { joinMagnitudes, type Magnitudes, magnitudesOf } from "./magnitudes.js";
import type { FullyConnected } from "./tutorial-network.js";

/** What a linear layer, its normalization if it has one, and its activation look like inside, for one batch. */
export interface LayerProbe {
  /** What the activation receives: the weighted sums, normalized if the network normalizes them. */
  readonly sums: Magnitudes;
  readonly activations: Magnitudes;
  /** ∂L/∂w of everything it trains: weights and biases, scales and shifts. */
  readonly gradients: Magnitudes;
  /** The share of units whose sigmoid is flat: its slope a(1 − a) is below 1 % of the largest, ¼. */
  readonly saturated: number;
  /** The share of units whose sigmoid is within 2 % of 0 or 1. */
  readonly atLimits: number;
  /** The share of units whose sigmoid is as flat as can be: a(1 − a) is exactly 0. */
  readonly stuck: number;
}

/** What a network looks like inside, for one batch. */
export interface NetworkProbe {
  readonly output: readonly number[];
  readonly error: number;
  readonly layers: readonly LayerProbe[];
}

/** The largest |∂L/∂w| of each layer. */
export const largestGradients = ({ layers }: NetworkProbe): readonly number[] =>
  layers.map(({ gradients }) => gradients.largest);

/** The share of units of each layer whose sigmoid is flat. */
export const saturatedFractions = ({ layers }: NetworkProbe): readonly number[] =>
  layers.map(({ saturated }) => saturated);

/** Looks at a forward and a backward pass of a network. Nothing is trained. */
export const probeNetwork = (
  model: FullyConnected,
  parameters: readonly Parameters[],
  { input, target }: Examples,
  interpreter: SynchronousInterpreter,
): NetworkProbe => {
  const sums: Magnitudes[] = [];
  const activations: Omit<LayerProbe, "sums" | "gradients">[] = [];
  const gradients: Magnitudes[] = [];
  const trained: Magnitudes[] = [];
  const observe = ({ path, role, value }: Observation): void => {
    const [layer = "", ...deeper] = path;
    // The network as a whole is observed as well, under its own name.
    if (deeper.length > 0 || !/^\d+ /.test(layer)) return;
    if (/^\d+ (linear|batchNorm)\(/.test(layer)) {
      if (role !== "gradients") return;
      trained.push(...dataOf(value).map(magnitudesOf));
      // In the backward pass the linear layer comes last.
      if (layer.includes(" linear(")) gradients.unshift(joinMagnitudes(trained.splice(0)));
    } else {
      const [data] = dataOf(value);
      if (role === "input") sums.push(magnitudesOf(data!));
      if (role === "output") activations.push(outputsOf(data!, layer.includes("sigmoid")));
    }
  };
  const { ops } = interpreter;
  return interpreter.step(() => {
    const forward = model.forward(createContext({ ops, observe }), parameters, input);
    const { value, backward } = residualSumOfSquares.evaluate(createContext({ ops }), forward.output, target);
    forward.backward(backward());
    const layers = gradients.map((gradients, i) => ({ sums: sums[i]!, ...activations[i]!, gradients }));
    return { output: [...forward.output.data], error: toArray(value), layers };
  });
};

const dataOf = (value: Observation["value"]) => leaves(value).map(([, { data }]) => data);

const outputsOf = (data: Tensor["data"], areSigmoids: boolean) => {
  const share = (slopeIsLow: (slope: number) => boolean): number =>
    areSigmoids ? data.filter((a) => slopeIsLow(a * (1 - a))).length / data.length : 0;
  return {
    activations: magnitudesOf(data),
    saturated: share((slope) => slope < 0.0025),
    atLimits: share((slope) => slope < 0.02 * 0.98),
    stuck: share((slope) => slope === 0),
  };
};
