import { ArgumentError } from "./argument-error.js";
import { expectSize } from "./expect.js";
import { placeIn } from "./place-in.js";

/** Throws an ArgumentError unless a value is a list of sizes: whole numbers of at least `from`. Default: 1. */
export function expectSizes(place: string, value: unknown, from = 1): asserts value is readonly number[] {
  if (!Array.isArray(value)) {
    throw new ArgumentError({ place, expected: "a list of sizes, such as [28, 28]", received: value });
  }
  for (let axis = 0; axis < value.length; axis++) expectSize(placeIn(place, axis), value[axis], from);
}
