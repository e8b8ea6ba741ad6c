import { expect, test } from "vitest";
import { type Tensor, tensor } from "../tensor.js";
import { expectOutcome } from "./expect-outcome.js";
import type { Outcome } from "./interpreter.js";
import { referenceInterpreter } from "./reference/reference-interpreter.js";

const report = tensor([1]);
const [target, by] = [tensor([1]), tensor([2])];

test("takes outcomes", () => {
  expectOutcome({ report, finite: [], changes: [] });
  expectOutcome({
    report,
    finite: [report],
    changes: [
      { target, assign: by },
      { target, increase: by },
    ],
  });
});

test.each<[unknown, string]>([
  [undefined, "run or compile: the body expects to return { report, finite, changes }, but received undefined."],
  [
    Promise.resolve(),
    "run or compile: the body expects to return { report, finite, changes }, but received a Promise.",
  ],
  [{ report: 1, finite: [], changes: [] }, "run or compile: the outcome's report expects a tensor, but received 1."],
  [{ report, changes: [] }, "run or compile: the outcome's finite expects a list of tensors, but received undefined."],
  [
    { report, finite: [[1]], changes: [] },
    "run or compile: the outcome's finite[0] expects a tensor, but received [1].",
  ],
  [{ report, finite: [] }, "run or compile: the outcome's changes expects a list of changes, but received undefined."],
  [
    {
      report,
      finite: [],
      changes: [
        { target, assign: by },
        { target: "w", increase: by },
      ],
    },
    "run or compile: the outcome's changes[1] expects { target, assign } or { target, increase }, all of them tensors, " +
      "but received { target, increase }.",
  ],
  [
    { report, finite: [], changes: [{ target }] },
    "run or compile: the outcome's changes[0] expects { target, assign } or { target, increase }, all of them tensors, " +
      "but received { target }.",
  ],
])("refuses %j, whether it is run or compiled", (outcome, message) => {
  const { run, compile } = referenceInterpreter();
  expect(() => expectOutcome(outcome)).toThrow(message);
  expect(() => run(() => outcome as Outcome)).toThrow(message);
  expect(() => compile(() => outcome as Outcome)([])).toThrow(message);
});

test("variables, reading and compiled functions refuse what are no tensors", () => {
  const { variable, assign, read, compile } = referenceInterpreter();
  const list = [1, 2] as unknown as Tensor;
  expect(() => variable(list)).toThrow("variable expects a tensor, but received [1, 2]. Make one with tensor(…).");
  expect(() => assign<readonly number[]>(variable(tensor([1, 2])), list)).toThrow(
    "assign expects a tensor, but received [1, 2].",
  );
  expect(() => read(list)).toThrow("reading a tensor expects a tensor, but received [1, 2].");
  const compiled = compile(() => ({ report, finite: [], changes: [] }));
  expect(() => compiled([list])).toThrow("compile(body)(inputs[0]) expects a tensor, but received [1, 2].");
});
