import { expectArgument, expectOptions } from "@gd/tensor";
import { causes } from "./causes.js";
import type { Diagnosis } from "./diagnosis.js";
import type { Figures } from "./figures/figures.js";
import { withoutConsequences } from "./without-consequences.js";

/**
 * What figures say, the surest first: those of a training that was watched, or some that were measured otherwise. Nothing is
 * computed beyond them. A cause is looked for where the figures are there that it takes: rates are judged by trials, and units that
 * are dead or saturated by the first look and the last.
 *
 * ```ts
 * const [surest] = diagnosesOf({ start, between: [], last, losses, lossBefore, lossAfter });
 * ```
 */
export const diagnosesOf = (figures: Partial<Figures>): readonly Diagnosis[] => {
  const given = expectFigures(figures);
  const found = causes.flatMap((cause) => cause(given) ?? []).sort((a, b) => b.confidence - a.confidence);
  return withoutConsequences(found, given.start?.step ?? 0);
};

const expectFigures = (figures: Partial<Figures>): Partial<Figures> => {
  const given = expectOptions("diagnosesOf", figures, NAMES);
  const expectMember = (name: keyof Figures, isRight: (value: unknown) => boolean, expected: string): void =>
    expectArgument(!(name in given) || isRight(given[name]), {
      place: `diagnosesOf(figures.${name})`,
      expected,
      received: given[name],
    });
  for (const name of NUMBERS) expectMember(name, isNumber, "a number");
  for (const name of EXAMINATIONS)
    expectMember(name, isExamination, "what was seen inside: { activations, tensors, … }");
  expectMember("between", (list) => Array.isArray(list) && list.every(isExamination), "a list of what was seen inside");
  expectMember("losses", (list) => Array.isArray(list) && list.every(isNumber), "a list of numbers, one for each step");
  return given;
};

const isNumber = (value: unknown): boolean => typeof value === "number";
const isExamination = (value: unknown): boolean => {
  const { activations, tensors } = Object(value);
  return Array.isArray(activations) && Array.isArray(tensors);
};

const NUMBERS = ["stepsPerLoss", "lossBefore", "lossAfter", "penalty", "sharpness", "noiseScale"] as const;
const EXAMINATIONS = ["start", "last"] as const;
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
