import { expectArgument } from "@gd/tensor";

/** Throws an ArgumentError unless a value is a name for messages. */
export function expectName(place: string, value: unknown): asserts value is string {
  expectArgument(typeof value === "string", { place, expected: "a text", received: value });
}
