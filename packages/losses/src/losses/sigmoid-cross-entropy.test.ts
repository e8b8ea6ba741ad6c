import { ArgumentError, createContext, referenceOps, tensor, toArray } from "@gd/tensor";
import { describeLoss, randomTensor } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { sigmoidCrossEntropy } from "./sigmoid-cross-entropy.js";

const ops = referenceOps({ dtype: "float64" });
const context = createContext({ ops });
const float64 = { dtype: "float64" } as const;

describeLoss(sigmoidCrossEntropy, {
  output: randomTensor(context.random.stream("sigmoidCrossEntropy"), [4, 3]),
  target: tensor(
    [
      [0, 1, 0.3],
      [1, 1, 0],
      [0.5, 0.25, 0],
      [0, 0, 1],
    ],
    float64,
  ),
});

test("takes the largest floats", () => {
  const extreme = tensor([[1e308, -1e308]], float64);
  const right = sigmoidCrossEntropy.evaluate(context, extreme, tensor([[1, 0]], float64));
  expect(toArray(right.value)).toBe(0);
  expect(toArray(right.backward())).toEqual([[0, 0]]);
  const halfWrong = sigmoidCrossEntropy.evaluate(context, extreme, tensor([[1, 1]], float64));
  expect(toArray(halfWrong.value)).toBe(5e307);
  expect(toArray(halfWrong.backward())).toEqual([[0, -0.5]]);
});

describe("refuses", () => {
  test.each([1.5, -0.1, Number.NaN])("the target %d", (wrong) => {
    const call = () => sigmoidCrossEntropy.evaluate(context, tensor([[0, 0]], float64), tensor([[1, wrong]], float64));
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(
      `sigmoidCrossEntropy(target) expects probabilities from 0 to 1, but received ${wrong}. It is element [0, 1].`,
    );
  });

  test("an output without a batch axis", () => {
    const vector = tensor([0, 1], float64);
    expect(() => sigmoidCrossEntropy.evaluate(context, vector, vector)).toThrow(
      /^in sigmoidCrossEntropy\n {2}expects {3}output \[batch, outputs\]\n[\s\S]*reshape it to \[1, 2\]$/,
    );
  });

  test("targets as a vector", () => {
    const [column, vector] = [tensor([[0], [1]], float64), tensor([0, 1], float64)];
    // @ts-expect-error the compiler refuses it too
    expect(() => sigmoidCrossEntropy.evaluate(context, column, vector)).toThrow(
      /^in sigmoidCrossEntropy\n[\s\S]*reshape it to \[2, 1\]$/,
    );
  });

  test("an empty batch", () => {
    const empty = ops.fill([0, 3], 0);
    expect(() => sigmoidCrossEntropy.evaluate(context, empty, empty)).toThrow(
      "sigmoidCrossEntropy(output.shape) expects at least one example and one output, but received [0, 3].",
    );
  });
});
