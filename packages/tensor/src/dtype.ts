import { ArgumentError } from "./expect/argument-error.js";
import { expectOneOf, expectSize } from "./expect/expect.js";

/** The precision of a tensor's elements. */
export type DType = "float32" | "float64";

/** The elements of a tensor in memory. */
export type Elements = Float32Array | Float64Array;

/** Throws an ArgumentError unless a value is a precision. */
export function expectDType(place: string, value: unknown): asserts value is DType {
  expectOneOf(place, value, ["float32", "float64"]);
}

/** A typed array of `length` zeros. */
export const allocate = (dtype: DType, length: number): Elements => {
  expectDType("allocate(dtype)", dtype);
  expectSize("allocate(length)", length, 0);
  try {
    return dtype === "float32" ? new Float32Array(length) : new Float64Array(length);
  } catch {
    throw new ArgumentError({
      place: "allocate(length)",
      expected: "a number of elements that there is memory for",
      received: length,
    });
  }
};
