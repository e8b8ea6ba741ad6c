import { ArgumentError, createContext, tensor, toArray } from "@gd/tensor";
import { describeLoss, randomTensor } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { huber } from "./huber.js";

const context = createContext();
const random = context.random.stream("huber");
const [output, target] = [randomTensor(random, [4, 3]), randomTensor(random, [4, 3])];

describeLoss(huber, { output, target });
describeLoss(huber({ delta: 0.3 }), { output, target });

test("is quadratic up to delta and linear from there on, as steep as it was", () => {
  const [errors, zeros] = [tensor([[0, 1, -2, 3, -6]]), tensor([[0, 0, 0, 0, 0]])];
  const { value, backward } = huber({ delta: 2 }).evaluate(context, errors, zeros);
  expect(toArray(value)).toBeCloseTo((0 + 0.5 + 2 + 4 + 10) / 5, 6);
  const slopes = [0, 1, -2, 2, -2].map((slope) => Math.fround(slope / 5));
  expect(toArray(backward())).toEqual([slopes]);
});

test("has a delta of 1 by default, and is named after any other", () => {
  expect(toArray(huber.evaluate(context, tensor([[3]]), tensor([[0]])).value)).toBe(2.5);
  expect(toArray(huber({}).evaluate(context, tensor([[3]]), tensor([[0]])).value)).toBe(2.5);
  expect([huber.name, huber({}).name, huber({ delta: 0.5 }).name]).toEqual(["huber", "huber", "huber(0.5)"]);
});

describe("refuses", () => {
  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("a delta of %d", (delta) => {
    expect(() => huber({ delta })).toThrow(ArgumentError);
    expect(() => huber({ delta })).toThrow(`huber(delta) expects a finite number > 0, but received ${delta}.`);
  });

  test("a vector for a column, an empty batch, and NaN for a target", () => {
    const column = tensor([[1], [2]]);
    // @ts-expect-error the compiler refuses it too
    expect(() => huber.evaluate(context, column, tensor([1, 2]))).toThrow(/^in huber\n[\s\S]*reshape it to \[2, 1\]$/);
    const empty = context.ops.fill([0, 3], 0);
    expect(() => huber.evaluate(context, empty, empty)).toThrow(
      "huber(output.shape) expects at least one example and one output, but received [0, 3].",
    );
    const call = () => huber.evaluate(context, column, tensor([[Number.NaN], [1]]));
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(
      "huber(target) expects numbers, but received NaN. It is element [0, 0]. Leave the example out, or fill in a value.",
    );
  });
});
