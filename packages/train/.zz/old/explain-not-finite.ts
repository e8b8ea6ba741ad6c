import type { Examples } from "@gd/data";
import { type Context, isTensor, leaves, type Observation, type Parameters, rowMajor, type Shape, type Tensor, traced } from "@gd/tensor";
import { attemptStep } from "./attempt-step.js";
import { NotFiniteError } from "./not-finite-error.js";
import type { TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";

/**
 * Takes a failed step again, observed and traced, and throws a NotFiniteError that names the first tensor in which a
 * value was not finite. Returns where every tensor is finite, and only their sum overflows.
 */
export const explainNotFinite = <
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
>(
  context: Context,
  setup: TrainingSetup<In, Out, Target, P, S>,
  state: TrainingState<P, S>,
  examples: Examples<In, Target>,
): void => {
  const refuse = (place: string, tensor: string, tree: Parameters, advice: string): void => {
    for (const [path, leaf] of leaves(tree)) {
      const index = notFiniteIndex(leaf);
      if (index < 0) continue;
      const name = path === "" ? tensor : `${tensor}.${path}`;
      throw new NotFiniteError({ step: state.step, place, tensor: name, index, value: rowMajor(leaf)[index]! }, advice);
    }
  };
  refuse("the data", "input", examples.input, "Clean the data: every input must be a finite number.");
  refuse("the data", "target", examples.target, "Clean the data: every target must be a finite number.");
  refuse(setup.model.name, "parameters", state.parameters, "Start from finite parameters.");

  let first: { readonly place: string; readonly operation: string; readonly result: Tensor } | undefined;
  const ops = traced(context.ops, ({ operation, path, result }) => {
    if (first !== undefined || !isTensor(result) || notFiniteIndex(result) < 0) return;
    first = { place: path.join(" › "), operation, result };
  });
  // Layers report their tensors by name; the first bad result is one of them, or lies between two of them.
  const named = new Map<Tensor, string>();
  const observe = ({ role, value }: Observation): void => {
    for (const [path, leaf] of leaves(value)) {
      if (!named.has(leaf)) named.set(leaf, path === "" ? role : `${role}.${path}`);
    }
  };
  attemptStep({ ...context, observe, ops: ops.within?.(setup.model.name) ?? ops }, setup, state, examples);
  if (first === undefined) return;
  const { place, operation, result } = first;
  const advice = "The parameters are those before the step: lower the learning rate, or clip the gradient.";
  refuse(place, named.get(result) ?? `result of ${operation}`, result, advice);
};

const notFiniteIndex = (tensor: Tensor): number => rowMajor(tensor).findIndex((value) => !Number.isFinite(value));
