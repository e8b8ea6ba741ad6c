import { leavesOf, type Parameters } from "../parameters.js";
import { expectTensor } from "./expect-tensor.js";

/** Throws an ArgumentError unless a value is a tensor, or lists and plain objects of tensors; each of them is looked at. */
export function expectParameters(place: string, value: unknown, advice?: string): asserts value is Parameters {
  for (const [path, leaf] of leavesOf(place, value))
    expectTensor(path === "" ? place : `${place}: ${path}`, leaf, advice);
}
