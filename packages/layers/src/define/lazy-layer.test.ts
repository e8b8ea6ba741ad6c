import { createContext, isRepeatable } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { relu } from "../activations/relu.js";
import { flatten } from "../compose/flatten.js";
import { sequential } from "../compose/sequential.js";
import { stack } from "../compose/stack.js";
import { conv2d } from "../images/conv2d.js";
import { globalAveragePool2d } from "../images/global-average-pool2d.js";
import { maxPool2d } from "../images/max-pool2d.js";
import { linear } from "../linear/linear.js";
import { batchNorm2d } from "../normalize/batch-norm2d.js";

const context = createContext();

describe("lazy layers", () => {
  test("take the size from what comes before them", () => {
    const model = sequential(
      conv2d(1, 8, { size: 3, padding: "same" }).at([28, 28, 1]),
      batchNorm2d(8),
      relu,
      maxPool2d({ size: 2 }),
      conv2d(8, 16, { size: 3 }),
      maxPool2d({ size: 2 }),
      flatten(576),
      linear(576, 10),
    );
    expect([model.inputShape, model.outputShape]).toEqual([[28, 28, 1], [10]]);
    const image = context.ops.fill([2, 28, 28, 1], 0.5);
    expect(model.forward(context, model.initialize(context), image).output.shape).toEqual([2, 10]);
    expect(conv2d(3, 2, { size: 1 }).at([4, 5, 3]).outputShape).toEqual([4, 5, 2]);
  });

  test("refuse other shapes, with their place and what comes before", () => {
    expect(() => stack([conv2d(1, 8, { size: 3 }).at([28, 28, 1]), relu, conv2d(4, 8, { size: 3 })])).toThrow(
      expect.objectContaining({
        name: "ShapeError",
        message: [
          "in stack › 2 conv2d(4 → 8, 3 × 3)",
          "  expects   input [height, width, 4]",
          "  received        [26, 26, 8]   from 1 relu",
          "  axis 2: 8 ≠ 4",
        ].join("\n"),
      }),
    );
    expect(() => stack([linear(3, 4), globalAveragePool2d])).toThrow(
      expect.objectContaining({
        message: [
          "in stack › 1 globalAveragePool2d",
          "  expects   input [height, width, channels]",
          "  received        [4]   from 0 linear(3 → 4)",
          "  rank: 1 ≠ 3",
          "  It is for images: put it before the layer that makes rows of them, such as flatten.",
        ].join("\n"),
      }),
    );
    expect(() => batchNorm2d(3).at([4, 4, 2 as number] as never)).toThrow(
      "in batchNorm2d(3)\n  expects   input [height, width, 3]\n  received        [4, 4, 2]\n  axis 2: 2 ≠ 3",
    );
    expect(() => stack([relu.at([7, 7, 16]), flatten(783)])).toThrow(
      "in flatten([7, 7, 16])\n  expects   size [784]\n  received       [783]",
    );
  });

  test("refuse sizes that are none", () => {
    expect(() => maxPool2d({ size: 2 }).at([28, 0.5, 1])).toThrow(
      "maxPool2d(2 × 2).at(shape[1]) expects a whole number ≥ 1, but received 0.5.",
    );
  });

  test("need a first layer with a size", () => {
    expect(() => stack([maxPool2d({ size: 2 }), relu])).toThrow(
      'stack(layers) expects a first layer with a size, but received ["maxPool2d(2 × 2)", "relu"]. ' +
        "Give the first layer its size: maxPool2d(…).at([28, 28, 3]).",
    );
  });

  test("are repeatable at a shape", () => {
    expect(isRepeatable(conv2d(1, 8, { size: 3 }).at([28, 28, 1]))).toBe(true);
  });
});
