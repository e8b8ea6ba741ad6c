import { describe, expect, test } from "vitest";
import { stack } from "../compose/stack.js";
import { linear } from "../linear/linear.js";
import { expectShape } from "./expect-shape.js";

const hidden: number = 64;
const layer = stack([linear(784, hidden)]);

describe("expectShape", () => {
  test("returns the same layer when it has the shape", () => {
    expect(expectShape(layer, { input: [784], output: [64] })).toBe(layer);
    expect(expectShape(layer, {})).toBe(layer);
  });

  test("throws when it has another one", () => {
    expect(() => expectShape(layer, { input: [784], output: [128] })).toThrow(
      expect.objectContaining({
        name: "ShapeError",
        message: "in stack\n  expects   output [128]\n  received         [64]\n  axis 0: 64 ≠ 128",
      }),
    );
    expect(() => expectShape(layer, { input: [28, 28] })).toThrow(
      expect.objectContaining({
        name: "ShapeError",
        message: "in stack\n  expects   input [28, 28]\n  received        [784]\n  rank: 1 ≠ 2",
      }),
    );
  });
});
