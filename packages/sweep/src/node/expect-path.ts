import { expectArgument } from "@gd/tensor";

/** Throws an ArgumentError unless a value can be the path of a folder or a file. */
export function expectPath(place: string, value: unknown): asserts value is string {
  expectArgument(typeof value === "string" && value !== "" && !value.includes("\0"), {
    place,
    expected: "a path",
    received: value,
  });
}
