import type { Examples } from "@gd/data";
import {
  type Context,
  coefficientsAt,
  createContext,
  type Elements,
  enter,
  leaves,
  type Observation,
  type Shape,
  type Tensor,
} from "@gd/tensor";
import type { ModelState } from "@gd/train";
import type { AnySetup } from "./any-setup.js";
import { evaluateLoss } from "./evaluate-loss.js";

/** A tensor's elements, row by row, with its shape. */
export interface Values {
  readonly shape: Shape;
  readonly elements: Elements;
}

/** What a layer received or returned. */
export interface Seen extends Values {
  /** Where in the model: `["sequential", "0 linear(2 → 8)"]`. */
  readonly path: readonly string[];
  readonly role: Observation["role"];
}

/** A forward and a backward pass on a batch: nothing is trained. */
export interface Pass {
  /** Of the batch, without the regularization. */
  readonly loss: number;
  readonly output: Values;
  /** ∂L/∂output */
  readonly outputGradient: Values;
  /** ∂L/∂input */
  readonly inputGradient: Values;
  /** ∂L/∂θ of each tensor of the parameters, by its path. */
  readonly gradients: ReadonlyMap<string, Values>;
  /** The inputs, outputs and gradients of each layer, in the order in which they came. */
  readonly seen: readonly Seen[];
}

/** Options of `passOf`. */
export interface PassOptions {
  /** As in training: with masks of dropout and the statistics of the batch. Default: true. */
  readonly training?: boolean;
  /** Whether to read what each layer receives and returns. Default: false. */
  readonly observed?: boolean;
}

/** The loss and all gradients of a batch, for a model in a state. */
export const passOf = async (
  setup: Pick<AnySetup, "model" | "loss" | "interpreter" | "seed">,
  { parameters, statistics, step = 0 }: ModelState,
  examples: Examples,
  { training = true, observed = false }: PassOptions = {},
): Promise<Pass> => {
  const { model, loss, interpreter, seed } = setup;
  const { ops } = interpreter;
  // A batch of any size, as the backward pass takes gradients of any.
  const input: Tensor = examples.input;
  const computed = interpreter.step(() => {
    const seen: { readonly path: readonly string[]; readonly role: Observation["role"]; readonly value: Tensor }[] = [];
    const observe = ({ path, role, value }: Observation): void => {
      for (const [, leaf] of leaves(value)) seen.push({ path, role, value: leaf });
    };
    const outer = createContext({ ops, seed, training, ...(observed ? { observe } : {}) });
    const context: Context = enter(outer, model.name, { coefficients: coefficientsAt(model, ops, step) });
    const forward = model.forward(context, parameters, input, statistics);
    const ofLoss = { ...context, coefficients: coefficientsAt(loss, ops, step) };
    const cost = evaluateLoss(loss, ofLoss, forward.output, examples.target);
    const outputGradient: Tensor = cost.backward();
    const { inputGradient, gradients } = forward.backward(outputGradient);
    const tensors: readonly Tensor[] = [forward.output, outputGradient, inputGradient];
    return { value: cost.value, tensors, gradients, seen };
  });
  const valuesOf = async (tensor: Tensor): Promise<Values> => ({
    shape: tensor.shape,
    elements: (await interpreter.read(tensor)).slice(),
  });
  const [output, outputGradient, inputGradient] = computed.tensors;
  const gradients = new Map<string, Values>();
  for (const [path, leaf] of leaves(computed.gradients)) gradients.set(path, await valuesOf(leaf));
  const seen: Seen[] = [];
  for (const { path, role, value } of computed.seen) seen.push({ path, role, ...(await valuesOf(value)) });
  return {
    loss: (await interpreter.read(computed.value))[0]!,
    output: await valuesOf(output!),
    outputGradient: await valuesOf(outputGradient!),
    inputGradient: await valuesOf(inputGradient!),
    gradients,
    seen,
  };
};
