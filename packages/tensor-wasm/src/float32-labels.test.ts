import { allocate, fromElements, tensor, toArray } from "@gd/tensor";
import { expect, test } from "vitest";
import { wasmInterpreter } from "./wasm-interpreter.js";

test.each([
  ["float32", Number.NaN],
  ["float64", 0],
] as const)("in %s, labels of 2²⁴ and more give %d", (dtype, rounded) => {
  const { ops } = wasmInterpreter({ dtype });
  const table = fromElements(allocate(dtype, 2 ** 24 + 2), [2 ** 24 + 2, 1]);
  const labels = tensor([2 ** 24 - 1, 2 ** 24 + 1], { dtype });
  expect(toArray(ops.gatherRows(table, labels))).toEqual([[0], [rounded]]);
});
