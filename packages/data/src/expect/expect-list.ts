import { expectArgument, expectAttached } from "@gd/tensor";

/** Throws an ArgumentError unless a value is an array or a typed array, of any realm. */
export function expectList(place: string, value: unknown, advice?: string): asserts value is ArrayLike<unknown> {
  const isList = Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
  expectArgument(isList, { place, expected: "an array or a typed array", received: value, advice });
  expectAttached(place, value);
}
