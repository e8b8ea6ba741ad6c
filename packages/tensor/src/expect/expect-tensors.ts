import { isTensor } from "../is-tensor.js";
import type { Tensor } from "../tensor.js";
import { expectArgument } from "./expect.js";
import { expectTensor } from "./expect-tensor.js";
import { placeIn } from "./place-in.js";

/** Throws an ArgumentError unless a value is a list of tensors. */
export function expectTensors(place: string, value: unknown): asserts value is readonly Tensor[] {
  expectArgument(Array.isArray(value), { place, expected: "a list of tensors", received: value });
  const i = value.findIndex((part) => !isTensor(part));
  if (i >= 0) expectTensor(placeIn(place, i), value[i]);
}
