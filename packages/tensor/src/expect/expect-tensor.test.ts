import { expect, test } from "vitest";
import { fromBytes } from "../byte-tensor.js";
import { counting } from "../interpreter/counting.js";
import { fromElements, tensor } from "../tensor.js";
import { ArgumentError } from "./argument-error.js";
import { expectTensor } from "./expect-tensor.js";

const matrix = tensor([[1, 2]]);

test("takes tensors of all kinds", () => {
  const kinds = [
    matrix,
    tensor(1),
    structuredClone(matrix),
    fromBytes(new Uint8Array(2), [2]),
    counting().ops.fill([9], 1),
  ];
  for (const kind of kinds) expect(() => expectTensor("f(x)", kind)).not.toThrow();
});

test.each(["float32", "float64"] as const)("says how a tensor of %s from JSON becomes one again", (dtype) => {
  const original = tensor([[0.1, 2]], { dtype });
  const { data, shape } = JSON.parse(JSON.stringify(original));
  let message = "";
  try {
    expectTensor("f(x)", { ...original, data });
  } catch (error) {
    message = String(error);
  }
  const line = /fromElements\(.*\), shape\)/.exec(message)![0];
  const run = new Function("fromElements", "data", "shape", `return ${line}`);
  expect(run(fromElements, data, shape)).toEqual(original);
});

test.each([
  [undefined, "a tensor, but received undefined. tensor(…) and fromElements(…) make one."],
  [null, "a tensor, but received null."],
  [[1, 2], "a tensor, but received [1, 2]. Make one with tensor(…)."],
  [
    JSON.parse(JSON.stringify(matrix)),
    "a tensor whose data is a Float32Array of length 2, but received { 0, 1 }. JSON",
  ],
  [{ ...matrix, shape: [3] }, "a tensor with 3 elements, but received 2."],
  [{ ...matrix, shape: [2], transposed: true }, "a tensor of two axes, as it is transposed, but received [2]."],
  [{ ...matrix, shape: [-1] }, "a tensor whose shape is a list of sizes, but received [-1]."],
  [{ ...matrix, shape: "1" }, 'a tensor whose shape is a list of sizes, but received "1".'],
  [{ ...matrix, dtype: "float16" }, 'a tensor whose dtype is "float32" or "float64", but received "float16".'],
  [{ ...matrix, dtype: "float64" }, "a tensor whose data is a Float64Array of length 2, but received a Float32Array."],
])("refuses what is none: %j", (value, message) => {
  expect(() => expectTensor("f(x)", value)).toThrow(ArgumentError);
  expect(() => expectTensor("f(x)", value)).toThrow(`f(x) expects ${message}`);
});
