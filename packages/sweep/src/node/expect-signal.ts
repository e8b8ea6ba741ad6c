import { expectArgument } from "@gd/tensor";

/** Throws an ArgumentError unless a value is an AbortSignal or left out. */
export const expectSignal = (place: string, value: unknown): void =>
  expectArgument(value === undefined || value instanceof AbortSignal, {
    place,
    expected: "an AbortSignal",
    received: value,
  });
