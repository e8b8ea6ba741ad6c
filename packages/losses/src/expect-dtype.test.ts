import { createContext, DTypeError, tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { meanSquaredError } from "./losses/mean-squared-error.js";
import { softmaxCrossEntropy } from "./losses/softmax-cross-entropy.js";

const context = createContext();
const [single, double] = [tensor([[1, 2]]), tensor([[1, 2]], { dtype: "float64" })];

test.each([
  ["meanSquaredError: output", () => meanSquaredError.evaluate(context, double, single)],
  ["meanSquaredError: target", () => meanSquaredError.evaluate(context, single, double)],
  ["softmaxCrossEntropy: output", () => softmaxCrossEntropy.evaluate(context, double, single)],
  ["softmaxCrossEntropy: target", () => softmaxCrossEntropy.evaluate(context, single, double)],
])("refuses float64 where float32 is computed: %s", (operand, call) => {
  expect(call).toThrow(DTypeError);
  expect(call).toThrow(new DTypeError(operand, "float32", "float64").message);
});
