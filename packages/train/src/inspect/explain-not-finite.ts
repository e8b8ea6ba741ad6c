import {
  type Context,
  isTensor,
  leaves,
  type Observation,
  type Parameters,
  rowMajor,
  type Tensor,
  tracedContext,
} from "@gd/tensor";
import { attemptStep, type Variables } from "../step/attempt-step.js";
import type { StepNumbers } from "../step/step-numbers.js";
import type { TrainingSetup } from "../training-setup.js";
import { NotFiniteError } from "./not-finite-error.js";
import { notFiniteIndex } from "./not-finite-index.js";

/** Something that is not finite, as it came up. */
interface Sighting {
  readonly place: string;
  readonly name: string;
  readonly value: unknown;
  readonly madeOf: readonly unknown[];
}

/**
 * Takes a step that would leave something behind that is not finite again, observed and traced, and returns the error
 * that names where it came from: the first tensor with such a value among those that it was computed from.
 */
export const explainNotFinite = (
  context: Context,
  setup: Omit<TrainingSetup, "interpreter">,
  variables: Variables,
  examples: { readonly input: Tensor; readonly target: Tensor },
  numbers: StepNumbers,
  step: number,
): NotFiniteError => {
  const { model, loss, optimizer } = setup;
  const given = [
    { place: "the data", name: "input", tree: examples.input, advice: "Every input must be a finite number." },
    { place: "the data", name: "target", tree: examples.target, advice: "Every target must be a finite number." },
    { place: model.name, name: "parameters", tree: variables.parameters, advice: "Start from finite parameters." },
  ];
  for (const { place, name, tree, advice } of given) {
    for (const [path, leaf] of leaves(tree)) {
      if (isNotFinite(leaf))
        return new NotFiniteError({ step, place, tensor: joined(name, path), ...first(leaf) }, advice);
    }
  }

  const sightings: Sighting[] = [];
  const tracing = tracedContext(context, ({ operation, path, operands, result }) => {
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
  const random = context.random.atStep(step);
  const attempt = attemptStep({ ...tracing, random, observe }, setup, variables, examples, numbers);

  // What the step would leave behind, in the order in which it is computed. Where losses and optimizers compute without
  // operations, nothing more is known than what they return.
  const inOptimizer = `${model.name} › ${optimizer.name}`;
  const left: readonly Sighting[] = [
    { place: `${model.name} › ${loss.name}`, name: "value", value: attempt.loss, madeOf: [] },
    { place: `${model.name} › regularization`, name: "value", value: attempt.penalty, madeOf: [] },
    ...sightingsIn(model.name, "statistics", attempt.statistics),
    { place: inOptimizer, name: "update", value: attempt.update, madeOf: [] },
    ...sightingsIn(inOptimizer, "state", attempt.optimizerState),
  ].filter(({ value }) => isNotFinite(value));
  let [origin] = left;
  if (origin === undefined) {
    const unknown = { step, place: model.name, tensor: "step", index: 0, value: Number.NaN };
    return new NotFiniteError(
      unknown,
      "Taken again, the step is finite: the interpreter has other bits than the reference.",
    );
  }
  // Backwards, so that a value that a mask has taken out again (0 · −∞) is not blamed.
  const ancestors = new Set(left.map(({ value }) => value));
  for (const sighting of sightings.reverse()) {
    if (!ancestors.has(sighting.value)) continue;
    origin = sighting;
    for (const operand of sighting.madeOf) ancestors.add(operand);
  }
  const { place, name, value } = origin;
  return new NotFiniteError(
    { step, place, tensor: names.get(value) ?? name, ...first(value) },
    step === 0
      ? "It is the first step: scale the inputs or the first weights down."
      : "The parameters are those before the step; a lower learning rate often helps.",
  );
};

/** The tensors of a tree, as something that is not finite would come up in them. */
const sightingsIn = (place: string, name: string, tree: Parameters): readonly Sighting[] =>
  leaves(tree).map(([path, value]) => ({ place, name: joined(name, path), value, madeOf: [] }));

const isNotFinite = (value: unknown): value is Tensor | number =>
  isTensor(value) ? notFiniteIndex(value) >= 0 : typeof value === "number" && !Number.isFinite(value);

/** The first element of a tensor that is not finite, or the number itself. */
const first = (value: unknown): { readonly index: number; readonly value: number } => {
  if (!isTensor(value)) return { index: 0, value: Number(value) };
  const index = notFiniteIndex(value);
  return { index, value: rowMajor(value)[index]! };
};

const joined = (name: string, path: string): string => (path === "" ? name : `${name}.${path}`);
