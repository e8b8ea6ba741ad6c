import { expectPart, expectSize } from "@gd/tensor";
import type { Dataset } from "../dataset/dataset.js";

/** Throws an ArgumentError unless a value is a dataset. */
export function expectDataset(place: string, value: unknown): asserts value is Dataset {
  expectPart(place, value, { expected: "a dataset", methods: ["examples"], example: "dataset(inputs, targets)" });
  expectSize(`${place}.size`, (value as Dataset).size, 0);
}
