import { expect, test } from "vitest";
import { DTypeError } from "./dtype-error.js";

test("DTypeError names the operation, both precisions, and what to do", () => {
  const error = new DTypeError("matmul", "float32", "float64");
  expect(error).toBeInstanceOf(TypeError);
  expect(`${error}`).toBe(
    "DTypeError: matmul: these operations compute in float32, but received a float64 tensor. " +
      'Convert it with ops.from(tensor), or create it with { dtype: "float32" }.',
  );
});
