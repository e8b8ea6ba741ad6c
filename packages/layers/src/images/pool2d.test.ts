import { createContext, referenceOps, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { averagePool2d } from "./average-pool2d.js";
import { globalAveragePool2d } from "./global-average-pool2d.js";
import { maxPool2d } from "./max-pool2d.js";

const context = createContext({ ops: referenceOps({ dtype: "float64" }) });
const image = tensor(
  [
    [[1], [5], [2]],
    [[4], [3], [0]],
  ],
  { dtype: "float64" },
);
const three = tensor([[[3], [30]]], { dtype: "float64" });

describe("pooling, by hand", () => {
  test("maxPool2d gives the largest, which alone receives the gradient", () => {
    const { output, backward } = maxPool2d({ size: 2, stride: 1 }).at([2, 3, 1]).forward(context, [], image);
    expect(toArray(output)).toEqual([[[5], [5]]]);
    expect(toArray(backward(three).inputGradient)).toEqual([
      [[0], [33], [0]],
      [[0], [0], [0]],
    ]);
  });

  test("averagePool2d gives the mean, with zeros around the image", () => {
    const { output, backward } = averagePool2d({ size: [1, 3], stride: [2, 1], padding: [0, 1] })
      .at([2, 3, 1])
      .forward(context, [], image);
    expect(toArray(output)).toEqual([[[2], [8 / 3], [7 / 3]]]);
    const gradient = tensor([[[3], [30], [300]]], { dtype: "float64" });
    expect(toArray(backward(gradient).inputGradient)).toEqual([
      [[11], [111], [110]],
      [[0], [0], [0]],
    ]);
  });

  test("globalAveragePool2d gives the mean of each channel", () => {
    const { output, backward } = globalAveragePool2d.at([2, 3, 1]).forward(context, [], image);
    expect(toArray(output)).toEqual([15 / 6]);
    expect(toArray(backward(tensor([12], { dtype: "float64" })).inputGradient)).toEqual([
      [[2], [2], [2]],
      [[2], [2], [2]],
    ]);
  });
});

describe("options", () => {
  test("windows lie side by side without a stride, and what is left over is left out", () => {
    expect(maxPool2d({ size: 2 }).at([6, 5, 2]).outputShape).toEqual([3, 2, 2]);
    expect(averagePool2d({ size: [3, 2] }).at([6, 5, 2]).outputShape).toEqual([2, 2, 2]);
    expect(maxPool2d({ size: 3, padding: "same" }).at([7, 5, 2]).outputShape).toEqual([3, 2, 2]);
    expect(maxPool2d({ size: 2, padding: 1 }).at([6, 5, 2]).outputShape).toEqual([4, 3, 2]);
    // Padding of two rows and columns or more on each side, and a window that fits only with the padding of both sides.
    expect(maxPool2d({ size: [5, 6], stride: 1, padding: "same" }).at([7, 8, 1]).outputShape).toEqual([7, 8, 1]);
    expect(maxPool2d({ size: 4, padding: 1 }).at([2, 2, 1]).outputShape).toEqual([1, 1, 1]);
  });

  test.each([
    [() => maxPool2d({ size: 0 }), "maxPool2d(size) expects a whole number ≥ 1, but received 0."],
    [
      () => averagePool2d({ size: 2, stride: 0.5 }),
      "averagePool2d(stride) expects a whole number ≥ 1, but received 0.5.",
    ],
    [
      () => averagePool2d({ size: 2, padding: Number.NaN }),
      'averagePool2d(padding) expects "valid", "same" or whole numbers ≥ 0, but received NaN.',
    ],
    [
      () => maxPool2d({ size: 2, padding: 2 }).at([5, 5, 1]),
      "maxPool2d(padding) expects less than the size of a window, but received 2.",
    ],
    [
      () => maxPool2d({ size: 2, padding: [0, 2] }).at([5, 5, 1]),
      "maxPool2d(padding) expects less than the size of a window, but received [0, 2].",
    ],
    [
      () => maxPool2d({ size: 2, padding: [2, 0] }).at([5, 5, 1]),
      "maxPool2d(padding) expects less than the size of a window, but received [2, 0].",
    ],
    [
      () => maxPool2d({ size: 6 }).at([5, 7, 1]),
      "maxPool2d(size) expects windows within images of 5 × 7 with their padding, but received [6, 6].",
    ],
  ])("%s is refused", (make, message) => {
    expect(make).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
  });
});
