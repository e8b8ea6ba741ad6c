import { ArgumentError, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { f1 } from "./f1.js";
import { precision } from "./precision.js";
import { recall } from "./recall.js";

const scores = tensor([[2], [1], [0.5], [-1], [-2]]);
const truth = tensor([[1], [0], [1], [1], [0]]);

test("of a single output, those of class 1", () => {
  expect(precision(scores, truth)).toBe(2 / 3);
  expect(recall(scores, truth)).toBe(2 / 3);
  expect(f1(scores, truth)).toBe(2 / 3);
  expect(precision({ threshold: 0.75 })(scores, truth)).toBe(1 / 2);
  expect(recall({ threshold: 0.75 })(scores, truth)).toBe(1 / 3);
  expect(f1({ threshold: 0.75 })(scores, truth)).toBe(2 / 5);
  expect(recall({ average: "perClass" })(scores, truth)).toEqual([1 / 2, 2 / 3]);
});

test("of two outputs, those of the second", () => {
  const both = tensor([
    [0, 2],
    [0, 1],
    [0, 0.5],
    [0, -1],
    [0, -2],
  ]);
  expect(precision(both, tensor([1, 0, 1, 1, 0]))).toBe(2 / 3);
});

test("are 0 where nothing is right, and NaN where nothing is known", () => {
  for (const score of [precision, recall, f1]) {
    expect(score(tensor([[-1], [-1]]), tensor([[1], [0]]))).toBe(0);
    expect(score(tensor([[-1]]), tensor([[0]]))).toBe(0);
    expect(score.start().result()).toBeNaN();
    expect(score({ average: "macro" }).start().result()).toBeNaN();
  }
});

test("macro averages count a class of which all decisions are wrong, and none that does not occur", () => {
  const output = tensor([
    [0, 1, 0],
    [1, 0, 0],
  ]);
  for (const score of [precision, recall, f1]) {
    expect(score({ average: "macro" })(output, tensor([0, 1]))).toBe(0);
    expect(score({ average: "macro" })(output, tensor([1, 0]))).toBe(1);
  }
});

test("micro averages of labels are the accuracy", () => {
  const output = tensor([
    [3, 1, 2],
    [0, 1, 0],
    [0, 0, 1],
    [0, 1, 1],
  ]);
  for (const score of [precision, recall, f1]) {
    expect(score({ average: "micro" })(output, tensor([0, 0, 2, 1]))).toBe(3 / 4);
  }
});

describe("refuse", () => {
  test.each([precision, recall, f1])("more classes than two without an average: $name", (score) => {
    const call = () => score(tensor([[1, 2, 3]]), tensor([2]));
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(
      `${score.name}(average) expects "macro", "micro" or "perClass" for 3 classes, but received undefined.`,
    );
    const asked = () => score({ average: "binary" })(tensor([[1, 2, 3]]), tensor([2]));
    expect(asked).toThrow('for 3 classes, but received "binary".');
    // With the first batch, not after all of them.
    const { add } = score.start();
    expect(() => add(tensor([[1, 2, 3]]), tensor([2]))).toThrow("for 3 classes, but received undefined.");
  });

  test("an unknown average", () => {
    // @ts-expect-error the compiler refuses it too
    expect(() => f1({ average: "toString" })).toThrow(
      'f1(average) expects "binary", "macro", "micro" or "perClass", but received "toString".',
    );
  });

  test.each([precision, recall, f1])("a threshold that is no number: $name", (score) => {
    const call = () => score({ threshold: Number.NaN });
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(`${score.name}(threshold) expects a finite number, but received NaN.`);
  });

  test("an output that is NaN", () => {
    expect(() => f1(tensor([[1], [Number.NaN]]), tensor([[1], [1]]))).toThrow(
      "f1(output) expects numbers, but received NaN. It is the output of example 1 of the batch: look for an overflow in the model.",
    );
  });
});
