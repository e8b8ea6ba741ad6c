import { expectArgument } from "@gd/tensor";

/** The value, if it is a list; else throws an ArgumentError. */
export const expectList = (place: string, value: unknown): readonly unknown[] => {
  expectArgument(Array.isArray(value), { place, expected: "a list", received: value });
  return value;
};
