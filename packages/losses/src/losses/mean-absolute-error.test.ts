import { ArgumentError, createContext, tensor, toArray } from "@gd/tensor";
import { describeLoss, randomTensor } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { meanAbsoluteError } from "./mean-absolute-error.js";

const context = createContext();
const random = context.random.stream("meanAbsoluteError");

describeLoss(meanAbsoluteError, { output: randomTensor(random, [4, 3]), target: randomTensor(random, [4, 3]) });

test("is the mean over batch and outputs, and 0 is its slope where output and target are equal", () => {
  const { value, backward } = meanAbsoluteError.evaluate(context, tensor([[3, 1, -1, 0]]), tensor([[1, 1, 1, 0.5]]));
  expect(toArray(value)).toBe(4.5 / 4);
  expect(toArray(backward())).toEqual([[0.25, 0, -0.25, -0.25]]);
});

test("refuses a vector for a column, an empty batch, and NaN for a target", () => {
  const column = tensor([[1], [2]]);
  // @ts-expect-error the compiler refuses it too
  expect(() => meanAbsoluteError.evaluate(context, column, tensor([1, 2]))).toThrow(
    /^in meanAbsoluteError\n {2}expects {3}target \[2, 1\]\n[\s\S]*reshape it to \[2, 1\]$/,
  );
  const empty = context.ops.fill([0, 3], 0);
  expect(() => meanAbsoluteError.evaluate(context, empty, empty)).toThrow(
    "meanAbsoluteError(output.shape) expects at least one example and one output, but received [0, 3].",
  );
  const call = () => meanAbsoluteError.evaluate(context, column, tensor([[1], [Number.NaN]]));
  expect(call).toThrow(ArgumentError);
  expect(call).toThrow(
    "meanAbsoluteError(target) expects numbers, but received NaN. It is element [1, 0]. Leave the example out, or fill in a value.",
  );
});
