import { tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { defineMetric } from "./metric.js";

/** The largest output of all. */
const largest = defineMetric("largest", () => {
  let largest = Number.NaN;
  return {
    add: ({ data }) => {
      largest = Math.max(...data, Number.isNaN(largest) ? Number.NEGATIVE_INFINITY : largest);
    },
    result: () => largest,
  };
});

test("a metric is a function of one batch, by its name", () => {
  expect(largest(tensor([[1, 3]]), tensor([0]))).toBe(3);
  expect(largest.name).toBe("largest");
});

test("each start is another accumulator, whose result can be asked for on the way", () => {
  const [one, other] = [largest.start(), largest.start()];
  one.add(tensor([[1, 3]]), tensor([0]));
  expect(one.result()).toBe(3);
  one.add(tensor([[2, 5]]), tensor([0]));
  other.add(tensor([[4, 1]]), tensor([0]));
  expect([one.result(), other.result()]).toEqual([5, 4]);
});
