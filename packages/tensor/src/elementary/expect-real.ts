import { expectArgument } from "../expect/expect.js";

/** Throws an ArgumentError unless a value is a number; NaN and ∞ are. */
export const expectReal = (place: string, value: unknown): void => {
  if (typeof value !== "number") expectArgument(false, { place, expected: "a number", received: value });
};
