import { describe, expect, test } from "vitest";
import { allocate, type DType, DTypeError } from "./dtype.js";

describe("DTypeError", () => {
  test("names the operation, both precisions, and what to do", () => {
    const error = new DTypeError("matmul", "float32", "float64");
    expect(error).toBeInstanceOf(TypeError);
    expect(`${error}`).toBe(
      "DTypeError: matmul: these operations compute in float32, but received a float64 tensor. " +
        'Convert it with ops.from(tensor), or create it with { dtype: "float32" }.',
    );
  });
});

test("allocate refuses a precision that there is not", () => {
  const dtype: DType = JSON.parse('"float16"');
  const message = 'dtype expects "float32" or "float64", but received float16.';
  expect(() => allocate(dtype, 1)).toThrow(expect.objectContaining({ name: "TensorArgumentError", message }));
});
