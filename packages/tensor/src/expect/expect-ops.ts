import type { Ops } from "../operations/ops.js";
import { expectPart, has } from "./expect-part.js";

/** Throws an ArgumentError unless a value is operations to compute with. */
export function expectOps(place: string, value: unknown): asserts value is Ops {
  const advice = has(Object(value).ops, "fill") ? "Pass its operations: interpreter.ops." : undefined;
  expectPart(place, value, { expected: "operations", methods: ["from", "fill"], example: "referenceOps()" }, advice);
}
