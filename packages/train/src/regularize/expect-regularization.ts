import { expectPart, expectStrings } from "@gd/tensor";
import type { Penalty } from "./penalty.js";

/** Throws an ArgumentError unless what a function was given is a penalty, or a list of them. */
export const expectRegularization = (place: string, regularization: unknown): void => {
  if (!Array.isArray(regularization)) {
    expectPenalty(place, "regularization", regularization);
    return;
  }
  for (const [i, penalty] of regularization.entries()) expectPenalty(place, `regularization[${i}]`, penalty);
};

const expectPenalty = (place: string, name: string, value: unknown): void => {
  const kind = { expected: "a penalty", methods: ["evaluate"], example: "l2({ strength: 1e-4 })" };
  expectPart(`${place}(${name})`, value, kind);
  expectStrings(`${place}(${name}.exclude)`, (value as Penalty).exclude);
};
