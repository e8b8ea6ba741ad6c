import { type NumberTarget, parseTarget } from "@gd/tables";
import { expectArgument, expectBoolean, expectStrings, formatShape, type Layer, sameShape } from "@gd/tensor";
import { parsedByTables } from "../parsed-by-tables.js";
import type { Answers } from "./answers.js";
import { endsInSoftmax } from "./ends-in-softmax.js";

/** Throws an ArgumentError unless these are answers that a model has. */
export const expectAnswers = (model: Layer, { softmax = false, classes, target }: Answers): void => {
  expectBoolean("exportOnnx(softmax)", softmax);
  if (softmax) expectLogits(model);
  if (classes !== undefined) expectClasses(model, classes);
  if (target === undefined) return;
  const place = "exportOnnx(target)";
  const isAlone = !softmax && classes === undefined;
  expectArgument(isAlone, { place, expected: "neither softmax nor classes beside it", received: target });
  expectNumberTarget(model, target, place);
};

const expectLogits = (model: Layer): void => {
  const place = "exportOnnx(softmax)";
  const expected = "a model that does not end in softmax itself where it is true";
  expectArgument(!endsInSoftmax(model), { place, expected, received: model.name });
  const outputs = model.outputShape.at(-1) ?? 1;
  expectArgument(outputs > 1, {
    place,
    expected: "a model of two outputs or more where it is true",
    received: outputs,
    advice: "The softmax of a single output is 1, whatever it is.",
  });
};

const expectClasses = ({ outputShape }: Layer, classes: readonly string[]): void => {
  const place = "exportOnnx(classes)";
  expectStrings(place, classes);
  expectArgument(new Set(classes).size === classes.length, { place, expected: "different names", received: classes });
  const expected = `a name for each output of a model whose output is ${formatShape(outputShape)}`;
  expectArgument(sameShape(outputShape, [classes.length]), { place, expected, received: classes });
};

const expectNumberTarget = ({ outputShape }: Layer, given: NumberTarget, place: string): void => {
  const target = parsedByTables(place, "a target of @gd/tables", parseTarget, given);
  const advice = "Of one of some classes, pass { classes: target.classes }.";
  expectArgument(target.kind === "number", { place, expected: "a target of numbers", received: given, advice });
  const expected = "a model of one output beside it";
  expectArgument(sameShape(outputShape, [1]), { place, expected, received: outputShape });
};
