import { expectPart } from "@gd/tensor";
import type { LineSearch } from "./line-search.js";

/** Throws an ArgumentError unless a value is a line search. */
export function expectLineSearch(place: string, value: unknown): asserts value is LineSearch {
  expectPart(place, value, { expected: "a line search", methods: ["search"], example: "strongWolfe()" });
}
