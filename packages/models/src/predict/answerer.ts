import type { Target } from "@gd/tables";
import { ArgumentError, type Description, formatShape, type Shape, sizeOf } from "@gd/tensor";
import { ModelError } from "../model-error.js";
import type { ClassAnswer, ModelAnswer, NumberAnswer, OutputAnswer } from "./answer.js";
import { type LastActivation, probabilitiesOf } from "./probabilities-of.js";

/** What answers have to know of a model. */
interface Answered {
  readonly outputShape: Shape;
  readonly description: Description;
}

/** Makes an answer of a model's outputs for an example. Throws ArgumentError where the target is not that of the model. */
export const answerer = (
  model: Answered,
  target: Target | undefined,
): ((outputs: readonly number[]) => ModelAnswer) => {
  const { outputShape, description } = model;
  if (target === undefined) return (outputs): OutputAnswer => ({ outputs });
  const size = sizeOf(outputShape);
  if (target.kind === "number") {
    const { mean, deviation } = target;
    expectOutputs(size === 1, target, "one output", model);
    return (outputs): NumberAnswer => ({ value: mean + deviation * outputs[0]! });
  }
  const { classes } = target;
  expectOutputs(
    size === classes.length || (size === 1 && classes.length === 2),
    target,
    `${classes.length} outputs, one for each class`,
    model,
  );
  const last = lastActivation(description);
  const named = namedBy(classes);
  return (outputs): ClassAnswer => {
    const probabilities = probabilitiesOf(outputs, last);
    const largest = probabilities.indexOf(Math.max(...probabilities));
    return {
      class: classes[largest]!,
      probabilities: named(probabilities),
    };
  };
};

/** Makes an object of values, by these names. */
const namedBy = (names: readonly string[]): ((values: readonly number[]) => Readonly<Record<string, number>>) => {
  // Several times as fast, but it would set the prototype.
  if (names.includes("__proto__")) return (values) => Object.fromEntries(names.map((name, i) => [name, values[i]!]));
  return (values) => {
    const object: Record<string, number> = {};
    for (let i = 0; i < names.length; i++) object[names[i]!] = values[i]!;
    return object;
  };
};

const expectOutputs = (holds: boolean, target: Target, expected: string, { outputShape }: Answered): void => {
  if (holds) return;
  throw new ArgumentError({
    place: "predictor(loaded.target)",
    expected: `a model of ${expected}, for ${target.column}`,
    received: formatShape(outputShape),
  });
};

/** What the last layer of a model is, if it makes probabilities of its outputs. */
const lastActivation = ({ type, layers }: Description): LastActivation => {
  const last = type === "sequential" && Array.isArray(layers) ? layers.at(-1) : undefined;
  if (last !== undefined) return lastActivation(last as Description);
  return type === "softmax" || type === "logSoftmax" || type === "sigmoid" ? type : undefined;
};

/** The answers for a batch of rows, of which the first is the row `start`, from the elements of the model's output. */
export const answersOf = (
  elements: ArrayLike<number>,
  rows: number,
  start: number,
  answer: (outputs: readonly number[]) => ModelAnswer,
): readonly ModelAnswer[] => {
  const size = elements.length / rows;
  return Array.from({ length: rows }, (_, i) => {
    // Not a slice of the elements, which is many times as slow.
    const outputs: number[] = [];
    for (let j = 0; j < size; j++) outputs.push(elements[i * size + j]!);
    expectNumbers(outputs, start + i + 1);
    return answer(outputs);
  });
};

/** Throws a ModelError for outputs that are not numbers, such as those of inputs that overflow. Rows are counted from 1. */
const expectNumbers = (outputs: readonly number[], row: number): void => {
  for (let i = 0; i < outputs.length; i++) {
    if (!Number.isNaN(outputs[i])) continue;
    throw new ModelError({
      place: `the model's output for row ${row}`,
      problem: "is NaN",
      advice: "Look for an input that is far from those that it was trained with.",
    });
  }
};
