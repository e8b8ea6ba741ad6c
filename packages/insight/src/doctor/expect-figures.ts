import { expectArgument, expectOptions } from "@gd/tensor";
import type { Figures } from "./figures/figures.js";

/** Returns figures, or throws an ArgumentError that names one in which a cause would not find what it looks at. */
export const expectFigures = (figures: Partial<Figures>): Partial<Figures> => {
  const given = expectOptions("diagnosesOf", figures, NAMES);
  for (const [names, isRight, expected] of EXPECTED) {
    for (const name of names) {
      const received = given[name];
      expectArgument(!(name in given) || isRight(received), {
        place: `diagnosesOf(figures.${name})`,
        expected,
        received,
      });
    }
  }
  return given;
};

const isNumber = (value: unknown): boolean => typeof value === "number";
/** Whether a value has members that are lists. */
const hasLists =
  (...names: readonly string[]) =>
  (value: unknown): boolean =>
    names.every((name) => Array.isArray(Object(value)[name]));
const isSetup = (value: unknown): boolean => {
  const { optimizer } = Object(value);
  return hasLists("layers")(value) && Object(optimizer) === optimizer;
};
const isFailure = (value: unknown): boolean => value === undefined || isNumber(Object(value).step);
const isExamination = hasLists("activations", "tensors");
const isListOf =
  (isRight: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(isRight);

/** Of which figures a cause would stumble over what else came, and what they are. */
const EXPECTED: readonly (readonly [names: readonly (keyof Figures)[], (value: unknown) => boolean, string])[] = [
  [["stepsPerLoss", "lossBefore", "lossAfter", "penalty", "sharpness", "noiseScale"], isNumber, "a number"],
  [["setup"], isSetup, "what the setup says of itself: { task, loss, layers, optimizer, … }"],
  [
    ["data"],
    hasLists("features", "targets", "classShares", "explains", "oneHotFrom"),
    "what the examples look like: { features, targets, classShares, explains, oneHotFrom, … }",
  ],
  [["outputs", "held"], hasLists("rightOfClass"), "what the outputs look like: { least, largest, rightOfClass, … }"],
  [["start", "last"], isExamination, "what was seen inside: { activations, tensors, … }"],
  [["between"], isListOf(isExamination), "a list of what was seen inside"],
  [["losses"], isListOf(isNumber), "a list of numbers, one for each step"],
  [["failure"], isFailure, "where a value was not finite: { step, place, tensor, index, value }"],
  [["epochs"], isListOf((value) => "training" in Object(value)), "a list of { epoch, training, validation }"],
  [
    ["trialsFromStart", "trialsFromEnd"],
    isListOf((value) => isNumber(Object(value).factor)),
    "a list of { factor, loss }",
  ],
];

const NAMES = [
  "setup",
  "data",
  "start",
  "last",
  "between",
  "outputs",
  "held",
  "losses",
  "stepsPerLoss",
  "epochs",
  "lossBefore",
  "lossAfter",
  "penalty",
  "failure",
  "end",
  "trialsFromStart",
  "trialsFromEnd",
  "sharpness",
  "noiseScale",
  "noise",
] as const;
