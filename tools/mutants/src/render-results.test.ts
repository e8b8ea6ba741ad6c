import { expect, test } from "vitest";
import type { Fault } from "./fault.ts";
import { isKilled, renderResults } from "./render-results.ts";
import type { Outcome } from "./test-bench.ts";

const fault = (file: string, part: Fault["part"]): Fault => ({
  file,
  line: 3,
  part,
  what: "a → b",
  start: 0,
  end: 1,
  text: "b",
});

test("a table of what was killed and planted, and the survivors", () => {
  const outcomes = new Map<Fault, Outcome>([
    [fault("layers/src/linear.ts", "forward"), "failed"],
    [fault("layers/src/linear.ts", "backward"), "failed"],
    [fault("layers/src/linear.ts", "backward"), "passed"],
    [fault("optim/src/adam.ts", "forward"), "endless"],
  ]);
  expect(renderResults(outcomes)).toBe(
    [
      "# Killed / planted: 3 / 4, 75.0 %",
      "",
      "## layers: 2 / 3",
      "",
      "| file | forward | backward |",
      "| --- | --- | --- |",
      "| linear | 1 / 1 | 1 / 2 |",
      "",
      "## optim: 1 / 1",
      "",
      "| file | forward | backward |",
      "| --- | --- | --- |",
      "| adam | 1 / 1 |  |",
      "",
      "## Survivors",
      "",
      "- layers/src/linear.ts:3: a → b",
    ].join("\n"),
  );
});

test("an invalid fault is not killed", () => {
  expect(isKilled("invalid")).toBe(false);
});
