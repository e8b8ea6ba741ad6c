import { expectPart, expectSize } from "@gd/tensor";
import type { AnyDataset } from "../dataset/dataset.js";

/** Throws an ArgumentError unless a value is a dataset. */
export function expectDataset(place: string, value: unknown): asserts value is AnyDataset {
  expectPart(place, value, { expected: "a dataset", methods: ["examples"], example: "dataset(inputs, targets)" });
  expectSize(`${place}.size`, (value as AnyDataset).size, 0);
}
