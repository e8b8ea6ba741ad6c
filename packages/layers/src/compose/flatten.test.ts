import { createContext, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { flatten } from "./flatten.js";

describe("flatten", () => {
  test("keeps the order of the elements, there and back", () => {
    const layer = flatten([2, 2], 4);
    const forward = layer.forward(
      createContext(),
      [],
      tensor([
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
      ]),
    );
    expect(toArray(forward.output)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    const { inputGradient } = forward.backward(forward.output);
    expect(toArray(inputGradient)).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ]);
    expect(flatten([2, 3, 4]).outputShape).toEqual([24]);
  });

  test("a size that is not the product is refused", () => {
    expect(() => flatten([28, 28], 748)).toThrow(
      expect.objectContaining({
        name: "ShapeError",
        message: "in flatten([28, 28])\n  expects   size [784]\n  received       [748]\n  axis 0: 748 ≠ 784",
      }),
    );
    expect(() => flatten([28, 0.5])).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: "flatten(shape[1]) expects a whole number ≥ 1, but received 0.5.",
      }),
    );
  });
});
