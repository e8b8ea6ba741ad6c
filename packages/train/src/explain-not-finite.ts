import type { Examples } from "@gd/data";
import {
  type Context,
  isTensor,
  leaves,
  type Observation,
  type Parameters,
  rowMajor,
  type Shape,
  type Tensor,
  traced,
} from "@gd/tensor";
import { attemptStep } from "./attempt-step.js";
import { NotFiniteError } from "./not-finite-error.js";
import { notFiniteIndex } from "./not-finite-index.js";
import type { TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";

/** Something that is not finite, as it came up: a tensor, or a number that `item` read. */
interface Sighting {
  readonly place: string;
  readonly name: string;
  readonly value: unknown;
  readonly madeOf: readonly unknown[];
}

/**
 * Takes a step whose loss or update is not finite again, observed and traced, and returns the error that names where
 * it came from: the first tensor with such a value among those that the loss or the update was computed from.
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
): NotFiniteError => {
  const { model, loss, optimizer } = setup;
  const { step } = state;
  const given = [
    { place: "the data", name: "input", tree: examples.input, advice: "Every input must be a finite number." },
    { place: "the data", name: "target", tree: examples.target, advice: "Every target must be a finite number." },
    { place: model.name, name: "parameters", tree: state.parameters, advice: "Start from finite parameters." },
  ];
  for (const { place, name, tree, advice } of given) {
    for (const [path, leaf] of leaves(tree)) {
      if (isNotFinite(leaf))
        return new NotFiniteError({ step, place, tensor: joined(name, path), ...first(leaf) }, advice);
    }
  }

  const sightings: Sighting[] = [];
  const ops = traced(context.ops, ({ operation, path, operands, result }) => {
    if (!isNotFinite(result)) return;
    sightings.push({ place: path.join(" › "), name: `result of ${operation}`, value: result, madeOf: operands.flat() });
  });
  // Layers name what they receive and return. What they make without operations is seen here only.
  const names = new Map<unknown, string>();
  const observe = ({ path, role, value }: Observation): void => {
    for (const [part, leaf] of leaves(value)) {
      if (names.has(leaf)) continue;
      names.set(leaf, joined(role, part));
      if (isNotFinite(leaf)) sightings.push({ place: path.join(" › "), name: role, value: leaf, madeOf: [] });
    }
  };
  const inModel = ops.within?.(model.name) ?? ops;
  const attempt = attemptStep({ ...context, observe, ops: inModel }, setup, state, examples);

  // Where the loss and the optimizer compute without operations, nothing more is known than what they return.
  let origin: Sighting = Number.isFinite(attempt.loss)
    ? { place: `${model.name} › ${optimizer.name}`, name: "update", value: attempt.update, madeOf: [] }
    : { place: `${model.name} › ${loss.name}`, name: "value", value: attempt.loss, madeOf: [] };
  // Backwards, so that a value that a mask has taken out again (0 · −∞) is not blamed.
  const ancestors = new Set<unknown>([attempt.loss, attempt.update]);
  for (const sighting of sightings.reverse()) {
    if (!ancestors.has(sighting.value)) continue;
    origin = sighting;
    for (const operand of sighting.madeOf) ancestors.add(operand);
  }
  const { place, name, value } = origin;
  return new NotFiniteError(
    { step, place, tensor: names.get(value) ?? name, ...first(value) },
    "The parameters are those before the step; a lower learning rate often helps.",
  );
};

const isNotFinite = (value: unknown): value is Tensor | number =>
  isTensor(value) ? notFiniteIndex(value) >= 0 : typeof value === "number" && !Number.isFinite(value);

/** The first element of a tensor that is not finite, or the number itself. */
const first = (value: unknown): { readonly index: number; readonly value: number } => {
  if (!isTensor(value)) return { index: 0, value: Number(value) };
  const index = notFiniteIndex(value);
  return { index, value: rowMajor(value)[index]! };
};

const joined = (name: string, path: string): string => (path === "" ? name : `${name}.${path}`);
