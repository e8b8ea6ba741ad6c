import { expect, test } from "vitest";
import { compareFigures } from "./compare-figures.ts";
import type { Times } from "./figures.ts";

const times = (median: number): Times => ({ median, quartiles: [0.98 * median, 1.02 * median] });
const run = (ours: number, others: readonly number[], title = "W1: lines") => ({
  [title]: { "ours, exact": times(ours), ...Object.fromEntries(others.map((each, i) => [`other ${i}`, times(each)])) },
});

test("what got slower is shown, and by how much beside the others", () => {
  expect(compareFigures(run(1, [1, 2, 3]), run(1.5, [1, 2, 3]))).toBe(
    [
      "1 of 1 times of ours got slower:",
      "",
      "|  |  | s a step before | now | others, now ÷ before | ours, beside them |",
      "| --- | --- | --- | --- | --- | --- |",
      "| W1: lines | ours, exact | 1.00 (0.980–1.02) | 1.50 (1.47–1.53) | 1.00 | 1.50 |",
    ].join("\n"),
  );
});

const NONE = "None of 1 times of ours has got slower by more than 5 %, beside others.";

test("on a machine that is slower for all, nothing got slower", () => {
  expect(compareFigures(run(1, [1, 2]), run(2, [2, 4]))).toBe(NONE);
  expect(compareFigures(run(1, [1, 2]), run(1, [0.5, 1]))).toContain("| 0.50 | 2.00 |");
});

test("a difference that is small, or within what rounds differ by, is none", () => {
  expect(compareFigures(run(1, [1]), run(1.04, [1]))).toBe(NONE);
  const wide = { "W1: lines": { "ours, exact": { median: 1, quartiles: [0.5, 1.4] as const }, other: times(1) } };
  expect(compareFigures(wide, { "W1: lines": { "ours, exact": times(1.3), other: times(1) } })).toBe(NONE);
});

test("without a workload in both runs, and others in it, there is nothing to compare", () => {
  expect(compareFigures(run(1, [1], "W2"), run(1, [1]))).toContain("Nothing can be compared");
  expect(compareFigures(run(1, []), run(9, []))).toContain("Nothing can be compared");
});
