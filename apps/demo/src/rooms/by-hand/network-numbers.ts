import { tutorialWeights } from "@gd/experiments";
import {
  type Activation,
  type Initializer,
  identity,
  leakyRelu,
  linear,
  ones,
  relu,
  sigmoid,
  stack,
  standardNormal,
  tanh,
  uniform,
  zeros,
} from "@gd/layers";
import { createContext, leaves, referenceOps, rowMajor } from "@gd/tensor";
import type { ActivationName, ByHandSettings, StartName } from "./by-hand-settings.js";
import { placeOf } from "./edits.js";

export interface LayerNumbers {
  /** A row for each input, a column for each unit. */
  readonly weight: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

/** The numbers with which a derivation begins. */
export interface NetworkNumbers {
  readonly input: readonly number[];
  readonly target: readonly number[];
  readonly layers: readonly LayerNumbers[];
}

const ACTIVATION: Readonly<Record<ActivationName, Activation>> = { identity, relu, leakyRelu, sigmoid, tanh };
const START: Readonly<Record<StartName, Initializer>> = {
  ones,
  zeros,
  normal: standardNormal,
  uniform: uniform({ low: 0, high: 1 }),
};

/** It begins with the notebook's example. */
const INPUT = [1, 2, -1, 3, -2] as const;

type Settings = Omit<ByHandSettings, "step" | "iterations" | "rate">;

/** The network in the settings: each linear layer with its activation. */
export const networkOf = ({ network: { inputs, layers }, weights, biases }: Settings) =>
  stack(
    layers.flatMap(({ units, activation }, i) => [
      linear(layers[i - 1]?.units ?? inputs, units, { weight: START[weights], bias: START[biases] }),
      ACTIVATION[activation],
    ]),
  );

/** The initial values, some of them replaced by the visitor. */
export const numbersOf = (settings: Settings): NetworkNumbers => {
  const { network, loss, weights, biases, seed, edits } = settings;
  const drawn = networkOf(settings).initialize(createContext({ ops: referenceOps({ dtype: "float64" }), seed }));
  const asInTutorial = tutorialWeights([network.inputs, ...network.layers.map(({ units }) => units)], seed);
  const startOf = (layer: number, name: "weight" | "bias"): readonly number[] => {
    const kind = name === "weight" ? weights : biases;
    const [, leaf] = leaves((kind === "uniform" ? asInTutorial : drawn)[2 * layer]!).find(([path]) => path === name)!;
    return Array.from(rowMajor(leaf));
  };
  const outputs = network.layers.at(-1)!.units;
  const number = (start: number, symbol: string, ...indices: readonly number[]): number =>
    edits[placeOf(symbol, ...indices)] ?? start;
  return {
    input: INPUT.slice(0, network.inputs).map((start, i) => number(start, "x", i)),
    // Of classes, the first one is right.
    target: Array.from({ length: outputs }, (_, i) =>
      number(loss === "softmaxCrossEntropy" && i === 0 ? 1 : 0, "t", i),
    ),
    layers: network.layers.map(({ units }, layer) => {
      const inputs = network.layers[layer - 1]?.units ?? network.inputs;
      const [W, b] = [`W${layer + 1}`, `b${layer + 1}`];
      return {
        weight: Array.from({ length: inputs }, (_, i) =>
          startOf(layer, "weight")
            .slice(i * units, (i + 1) * units)
            .map((value, j) => number(value, W, i, j)),
        ),
        bias: startOf(layer, "bias").map((value, j) => number(value, b, j)),
      };
    }),
  };
};
