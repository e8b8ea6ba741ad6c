import { describe, expect, test } from "vitest";
import { allocate, type DType } from "./dtype.js";
import { ArgumentError } from "./expect/argument-error.js";

describe("allocate", () => {
  test("gives zeros of the precision", () => {
    expect(allocate("float32", 2)).toEqual(Float32Array.of(0, 0));
    expect(allocate("float64", 2)).toEqual(Float64Array.of(0, 0));
  });

  test("refuses a precision that does not exist", () => {
    const dtype: DType = JSON.parse('"float16"');
    expect(() => allocate(dtype, 1)).toThrow(
      new ArgumentError({ place: "allocate(dtype)", expected: '"float32" or "float64"', received: "float16" }),
    );
  });
});
