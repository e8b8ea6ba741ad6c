import { type NumberTarget, parseTarget } from "@gd/tables";
import { descriptionOf, expectArgument, expectBoolean, expectStrings, type Layer, sameShape } from "@gd/tensor";
import { expectWellFormed } from "../expect-well-formed.js";
import { parsedByTables } from "../parsed-by-tables.js";
import type { Answers } from "./answers.js";
import { lastType } from "./last-type.js";

/** What a model's outputs mean, and what the graph makes of them. */
export interface Meaning {
  readonly number: NumberTarget | undefined;
  readonly classes: readonly string[] | undefined;
  /** Whether the graph makes probabilities of them. */
  readonly softmax: boolean;
}

/** What a model's outputs mean. Throws an ArgumentError where they cannot mean this, and an OnnxError for names that a file cannot have. */
export const meaningOf = (model: Layer, { target: given, classes: names, softmax }: Answers): Meaning => {
  const target =
    given === undefined
      ? undefined
      : parsedByTables("exportOnnx(target)", "a target of @gd/tables", parseTarget, given);
  if (names !== undefined) {
    const place = "exportOnnx(classes)";
    expectStrings(place, names);
    expectArgument(new Set(names).size === names.length, { place, expected: "different names", received: names });
    expectArgument(target === undefined, { place, expected: "to be left out beside a target", received: names });
  }
  if (softmax !== undefined) expectBoolean("exportOnnx(softmax)", softmax);
  const number = target?.kind === "number" ? target : undefined;
  const classes = target?.kind === "class" ? target.classes : names;
  const meaning = { number, classes, softmax: softmax ?? classes !== undefined };
  const place = target === undefined ? "exportOnnx(classes)" : "exportOnnx(target)";
  expectOutputs(model, meaning, place);
  expectWellFormed(place, "names of classes", classes ?? [], "Give the class another name.");
  if (softmax === true) expectLogits(model, meaning);
  return meaning;
};

/** Throws unless there is an output for each class, one for two of them, or one for a number. */
const expectOutputs = ({ outputShape }: Layer, { number, classes, softmax }: Meaning, place: string): void => {
  const isSingle = sameShape(outputShape, [1]);
  if (number !== undefined) {
    expectArgument(isSingle, { place, expected: "a model of one output", received: outputShape });
  }
  if (classes !== undefined) {
    const fits = sameShape(outputShape, [classes.length]) || (isSingle && classes.length === 2 && softmax);
    const expected = `a model of ${classes.length} outputs, one for each class`;
    expectArgument(fits, { place, expected, received: outputShape });
  }
};

const expectLogits = (model: Layer, { number, classes }: Meaning): void => {
  const refuse = (isRefused: boolean, received: string): void =>
    expectArgument(!isRefused, {
      place: "exportOnnx(softmax)",
      expected: "logits where it is true",
      received,
      advice: "Leave it out.",
    });
  const last = lastType(descriptionOf(model));
  refuse(number !== undefined, "a target of numbers");
  refuse(last === "softmax" || last === "sigmoid", `a model that ends in ${last}`);
  refuse(classes === undefined && (model.outputShape.at(-1) ?? 1) === 1, "a model of one output, whose softmax is 1");
};
