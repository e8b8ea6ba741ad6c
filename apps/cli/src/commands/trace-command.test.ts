import type { TraceRow } from "@gd/experiments";
import { tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { runProgram } from "../../test/run-program.js";

const left = tensor([[1, 2, -1]]);
const rows: readonly TraceRow[] = [
  {
    phase: "forward",
    layer: "1 linear(3 → 2)",
    operation: "matmul",
    operands: [
      left,
      tensor([
        [1, 1],
        [1, 1],
        [1, 1],
      ]),
    ],
    result: tensor([[2, 2]]),
    formula: "x · W1",
  },
  {
    phase: "backward",
    layer: "loss",
    operation: "multiply",
    operands: [left, 2],
    result: tensor(64),
    formula: "x · 2",
  },
];
const traceHandDerived = () => rows;

test("gd trace shows every operation with operands, result and shapes", async () => {
  const { code, stdout } = await runProgram(["trace", "hand-derived"], { traceHandDerived });
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "forward · 1 linear(3 → 2)
      x · W1   matmul
          [1, 3]    [[ 1  2 -1]]
          [3, 2]    [[1 1]
                     [1 1]
                     [1 1]]
        = [1, 2]    [[2 2]]

    backward · loss
      x · 2   multiply
          [1, 3]    [[ 1  2 -1]]
                    2
        = []        64
    "
  `);
});

test("gd trace --json writes an object per operation", async () => {
  const { stdout } = await runProgram(["trace", "hand-derived", "--json"], { traceHandDerived });
  const operations = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(operations[1]).toEqual({
    type: "operation",
    phase: "backward",
    layer: "loss",
    operation: "multiply",
    formula: "x · 2",
    operands: [{ shape: [1, 3], values: [[1, 2, -1]] }, 2],
    result: { shape: [], values: 64 },
  });
});
