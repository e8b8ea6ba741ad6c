import { ArgumentError, createContext, tensor, toArray } from "@gd/tensor";
import { describeLoss, randomTensor } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { hinge } from "./hinge.js";

const context = createContext();
const signs = tensor(
  [
    [1, -1],
    [-1, -1],
    [1, 1],
  ],
  { dtype: "float64" },
);

describeLoss(hinge, { output: randomTensor(context.random.stream("hinge"), [3, 2]), target: signs });

test("costs what is missing to a margin of 1", () => {
  const [scores, targets] = [tensor([[3, 0.5, 0.5, -2]]), tensor([[1, 1, -1, 1]])];
  const { value, backward } = hinge.evaluate(context, scores, targets);
  expect(toArray(value)).toBe((0 + 0.5 + 1.5 + 3) / 4);
  expect(toArray(backward())).toEqual([[0, -0.25, 0.25, -0.25]]);
});

describe("refuses", () => {
  test.each([
    [0, "hinge(target) expects −1 or 1, but received 0. It is element [0, 1]. Convert targets t of 0 and 1 to 2t − 1."],
    [0.5, "hinge(target) expects −1 or 1, but received 0.5. It is element [0, 1]."],
    [Number.NaN, "hinge(target) expects −1 or 1, but received NaN. It is element [0, 1]."],
  ])("the target %d", (wrong, message) => {
    const call = () => hinge.evaluate(context, tensor([[0, 0]]), tensor([[1, wrong]]));
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(message);
  });

  test("a vector for a column, and an empty batch", () => {
    const column = tensor([[1], [-1]]);
    // @ts-expect-error the compiler refuses it too
    expect(() => hinge.evaluate(context, column, tensor([1, -1]))).toThrow(/^in hinge\n[\s\S]*reshape it to \[2, 1\]$/);
    const empty = context.ops.fill([0, 3], 0);
    expect(() => hinge.evaluate(context, empty, empty)).toThrow(
      "hinge(output.shape) expects at least one example and one output, but received [0, 3].",
    );
  });
});
