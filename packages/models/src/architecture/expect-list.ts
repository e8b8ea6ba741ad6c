import { expectArgument } from "@gd/tensor";

/** Parts in a row, at most: a file may promise any number of them, and each is made and checked against the others. */
const MOST = 1000;

/** The value, if it is a list that is not too long; else throws an ArgumentError. */
export const expectList = (place: string, value: unknown): readonly unknown[] => {
  expectArgument(Array.isArray(value), { place, expected: "a list", received: value });
  expectArgument(value.length <= MOST, { place, expected: `at most ${MOST} parts`, received: value.length });
  return value;
};
