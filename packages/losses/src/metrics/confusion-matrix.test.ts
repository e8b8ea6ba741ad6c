import { ArgumentError, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { confusionMatrix } from "./confusion-matrix.js";

const output = tensor([
  [3, 1, 2],
  [0, 1, 0],
  [0, 0, 1],
  [0, 1, 1],
]);

test("has a row for each class, and in it what its examples were taken for", () => {
  expect(confusionMatrix(output, tensor([0, 0, 1, 2]))).toEqual([
    [1, 1, 0],
    [0, 0, 1],
    [0, 1, 0],
  ]);
});

test("is of two classes for a single output", () => {
  const [scores, truth] = [tensor([[0.2], [0.6], [0.7], [-1]]), tensor([[0], [0], [1], [1]])];
  expect(confusionMatrix(scores, truth)).toEqual([
    [0, 2],
    [1, 1],
  ]);
  expect(confusionMatrix({ threshold: 0.5 })(scores, truth)).toEqual([
    [1, 1],
    [1, 1],
  ]);
});

test("a result stays as it is when more is added", () => {
  const { add, result } = confusionMatrix.start();
  expect(result()).toEqual([]);
  add(tensor([[1, 0]]), tensor([0]));
  const before = result();
  add(tensor([[1, 0]]), tensor([0]));
  expect(before).toEqual([
    [1, 0],
    [0, 0],
  ]);
});

describe("refuses", () => {
  test("an output that is NaN", () => {
    const broken = tensor([
      [1, 0],
      [0, Number.NaN],
    ]);
    expect(() => confusionMatrix(broken, tensor([0, 1]))).toThrow(ArgumentError);
    expect(() => confusionMatrix(broken, tensor([0, 1]))).toThrow(
      "confusionMatrix(output) expects numbers, but received NaN. It is the output of example 1 of the batch: look for an overflow in the model.",
    );
    expect(() => confusionMatrix(tensor([[Number.NaN]]), tensor([[1]]))).toThrow(ArgumentError);
  });

  test("a label that is no class, and a threshold that is no number", () => {
    expect(() => confusionMatrix(output, tensor([0, 0, 1.5, 2]))).toThrow(
      "confusionMatrix: the label of example 2 is 1.5; labels of 3 classes are whole numbers from 0 to 2",
    );
    expect(() => confusionMatrix({ threshold: Number.POSITIVE_INFINITY })).toThrow(
      "confusionMatrix(threshold) expects a finite number, but received Infinity.",
    );
  });
});
