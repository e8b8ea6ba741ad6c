import { ArgumentError } from "../expect/argument-error.js";
import { expectArgument } from "../expect/expect.js";
import { expectTensor } from "../expect/expect-tensor.js";
import { expectTensors } from "../expect/expect-tensors.js";
import { isTensor } from "../is-tensor.js";
import type { Outcome } from "./interpreter.js";

/** Throws an ArgumentError unless a value is the outcome of some work, as `run` and `compile` expect it of a body. */
export function expectOutcome(value: unknown): asserts value is Outcome {
  const { report, finite, changes } = Object(value);
  // In each step of a training: no text is made as long as all is well.
  if (isTensor(report) && Array.isArray(finite) && finite.every(isTensor)) {
    if (Array.isArray(changes) && changes.every(isChange)) return;
  }
  expectArgument(typeof value === "object" && value !== null && "report" in value, {
    place: "run or compile: the body",
    expected: "to return { report, finite, changes }",
    received: value,
  });
  expectTensor(place("report"), report, "A vector of the numbers to report.");
  expectTensors(place("finite"), finite);
  expectArgument(Array.isArray(changes), { place: place("changes"), expected: "a list of changes", received: changes });
  const i = changes.findIndex((change) => !isChange(change));
  throw new ArgumentError({
    place: place(`changes[${i}]`),
    expected: "{ target, assign } or { target, increase }, all of them tensors",
    received: changes[i],
  });
}

const place = (part: string): string => `run or compile: the outcome's ${part}`;

const isChange = (change: unknown): boolean => {
  const { target, assign, increase } = Object(change);
  return isTensor(target) && (isTensor(assign) || isTensor(increase));
};
