import {
  type Context,
  isTensor,
  type Layer,
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

/** A value that is not finite, and where it was seen. */
interface Sighting {
  readonly place: string;
  readonly name: string;
  readonly value: unknown;
  readonly madeOf: readonly unknown[];
}

const COEFFICIENTS = "The function that declares them must return finite numbers.";

/**
 * Repeats a step that was refused, observed and traced, and returns the error that names the origin: the first tensor that
 * is not finite among those that the refused value was computed from.
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
  const sources = [
    { place: "the data", name: "input", tree: examples.input, advice: "Every input must be a finite number." },
    { place: "the data", name: "target", tree: examples.target, advice: "Every target must be a finite number." },
    { place: model.name, name: "parameters", tree: variables.parameters, advice: "Start from finite parameters." },
    { place: model.name, name: "coefficients", tree: numbers.ofModel, advice: COEFFICIENTS },
    { place: loss.name, name: "coefficients", tree: numbers.ofLoss, advice: COEFFICIENTS },
    { place: optimizer.name, name: "coefficients", tree: numbers.ofOptimizer, advice: COEFFICIENTS },
  ];
  for (const { place, name, tree, advice } of sources) {
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
  // Layers name what they receive and return. Values that they make without operations are only seen here.
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

  // The results of the step, in the order in which they are computed. Where losses and optimizers compute without
  // operations, nothing else of them is known.
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
    return notFiniteSomewhere(
      model,
      step,
      "The same step of the reference is finite: the interpreter computes other bits.",
    );
  }
  // Backwards, so that a value that a mask has removed again is not blamed.
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

/** The error of a step of which no more is known. */
export const notFiniteSomewhere = ({ name }: Layer, step: number, advice: string): NotFiniteError =>
  new NotFiniteError({ step, place: name, tensor: "step", index: 0, value: Number.NaN }, advice);

/** The tensors of a tree as possible sightings. */
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
