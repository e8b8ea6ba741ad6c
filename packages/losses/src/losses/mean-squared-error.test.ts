import { ArgumentError, createContext, tensor, toArray } from "@gd/tensor";
import { describeLoss, randomTensor } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { meanSquaredError } from "./mean-squared-error.js";

const context = createContext();
const random = context.random.stream("meanSquaredError");

describeLoss(meanSquaredError, { output: randomTensor(random, [4, 3]), target: randomTensor(random, [4, 3]) });
describeLoss(meanSquaredError, { output: randomTensor(random, [4, 2, 3]), target: randomTensor(random, [4, 2, 3]) });

test("is the mean over batch and outputs", () => {
  const { value, backward } = meanSquaredError.evaluate(context, tensor([[3, 1]]), tensor([[1, 1]]));
  expect(toArray(value)).toBe(2);
  expect(toArray(backward())).toEqual([[2, 0]]);
});

test("takes a single example without a batch axis", () => {
  const { value, backward } = meanSquaredError.evaluate(context, tensor([3, 1]), tensor([1, 1]));
  expect(toArray(value)).toBe(2);
  expect(toArray(backward())).toEqual([2, 0]);
});

test("never stretches a target", () => {
  const [column, vector] = [tensor([[1], [2], [3]]), tensor([1, 2, 3])];
  // @ts-expect-error the compiler refuses it too
  expect(() => meanSquaredError.evaluate(context, column, vector)).toThrow(
    [
      "in meanSquaredError",
      "  expects   target [3, 1]",
      "  received         [3]",
      "  rank: 1 ≠ 2",
      "  the target is never stretched to fit: reshape it to [3, 1]",
    ].join("\n"),
  );
});

test("gives no advice to reshape where the sizes differ otherwise", () => {
  const [output, target] = [tensor([[1, 2, 3]]), tensor([[1, 2]])];
  // @ts-expect-error the compiler refuses it too
  expect(() => meanSquaredError.evaluate(context, output, target)).toThrow(
    /^in meanSquaredError\n.*\[1, 3\]\n.*\[1, 2\]\n {2}axis 1: 2 ≠ 3$/,
  );
});

test("names the model that it is evaluated for", () => {
  const inModel = createContext({ path: ["house prices"] });
  // @ts-expect-error the compiler refuses it too
  expect(() => meanSquaredError.evaluate(inModel, tensor([1, 2]), tensor([1]))).toThrow(
    /^in house prices › meanSquaredError\n/,
  );
});

test("refuses an empty batch", () => {
  const empty = context.ops.fill([0, 3], 0);
  expect(() => meanSquaredError.evaluate(context, empty, empty)).toThrow(
    "meanSquaredError(output.shape) expects at least one example and one output, but received [0, 3].",
  );
});

test("refuses NaN for a target", () => {
  const call = () => meanSquaredError.evaluate(context, tensor([[1, 2]]), tensor([[1, Number.NaN]]));
  expect(call).toThrow(ArgumentError);
  expect(call).toThrow(
    "meanSquaredError(target) expects numbers, but received NaN. It is element [0, 1]. Leave the example out, or fill in a value.",
  );
});
