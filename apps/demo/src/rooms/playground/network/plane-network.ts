import {
  batchNorm,
  dropout,
  gelu,
  glorotUniform,
  heNormal,
  type Initializer,
  identity,
  leakyRelu,
  linear,
  orthogonal,
  relu,
  sigmoid,
  silu,
  stack,
  standardNormal,
  tanh,
  uniform,
  zeros,
} from "@gd/layers";
import type { ActivationName, InitializerName } from "../choices.js";

/** What follows each hidden layer's weighted sums. */
const ACTIVATIONS = {
  tanh,
  relu,
  "leaky-relu": leakyRelu,
  sigmoid,
  gelu,
  silu,
  linear: identity,
} satisfies Readonly<Record<ActivationName, unknown>>;
/** The first weights. */
const INITIALIZERS = {
  "glorot-uniform": glorotUniform,
  "he-normal": heNormal,
  orthogonal: orthogonal(),
  "standard-normal": standardNormal,
  // As the tutorial drew them.
  uniform: uniform(),
  zeros,
} satisfies Readonly<Record<InitializerName, Initializer>>;

/** What a network in the plane is made of. */
export interface NetworkChoice {
  /** The units of each hidden layer. */
  readonly hidden: readonly number[];
  readonly activation: ActivationName;
  readonly initializer: InitializerName;
  /** Whether the sums of each hidden layer are normalized over the batch. */
  readonly normalized: boolean;
  /** The share of hidden outputs that each step leaves out. */
  readonly dropout: number;
}

/** Where the layers of a network lie in its stack. */
export interface Block {
  /** Of the weighted sums. */
  readonly linear: number;
  /** Of the batch normalization, if there is one. */
  readonly norm: number | undefined;
  /** Of what the units put out. */
  readonly output: number;
}

/** Layers one after the other, whose parameters are a list. */
export type PlaneModel = ReturnType<typeof stack>;

export interface PlaneNetwork {
  readonly model: PlaneModel;
  /** The units of each layer, from the two inputs to the outputs. */
  readonly sizes: readonly number[];
  /** One for each hidden layer, and one for the outputs. */
  readonly blocks: readonly Block[];
}

/** A network from the two coordinates to some outputs. */
export const planeNetwork = (choice: NetworkChoice, outputs: number): PlaneNetwork => {
  const { hidden, activation, initializer, normalized, dropout: rate } = choice;
  const sizes = [2, ...hidden, outputs];
  const parts: Parameters<typeof stack>[0][number][] = [];
  const place = (part: (typeof parts)[number]): number => parts.push(part) - 1;
  const blocks = sizes.slice(1).map((size, i): Block => {
    const weights = place(linear(sizes[i]!, size, { weight: INITIALIZERS[initializer] }));
    if (i === hidden.length) return { linear: weights, norm: undefined, output: weights };
    const norm = normalized ? place(batchNorm(size)) : undefined;
    const output = place(ACTIVATIONS[activation]);
    if (rate > 0) place(dropout({ rate }));
    return { linear: weights, norm, output };
  });
  return { model: stack(parts, { name: "playground" }), sizes, blocks };
};
