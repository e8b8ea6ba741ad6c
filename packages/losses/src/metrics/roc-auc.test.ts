import { ArgumentError, tensor } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rocAuc } from "./roc-auc.js";

const column = (values: readonly number[]) => tensor(values.map((value) => [value]));

test("is 1 where class 1 is above class 0, 0 where it is below, ½ where all are equal", () => {
  const truth = tensor([[0], [0], [1], [1]]);
  expect(rocAuc(tensor([[1], [2], [3], [4]]), truth)).toBe(1);
  expect(rocAuc(tensor([[4], [3], [2], [1]]), truth)).toBe(0);
  expect(rocAuc(tensor([[7], [7], [7], [7]]), truth)).toBe(0.5);
  expect(rocAuc(tensor([[1], [3], [2], [3]]), truth)).toBe((1 + 0 + 1 + 0.5) / 4);
});

test("is the share of pairs that are in order, equal ones counted half", () => {
  const example = fc.record({ score: fc.integer({ min: -3, max: 3 }), label: fc.integer({ min: 0, max: 1 }) });
  fc.assert(
    fc.property(fc.array(example, { minLength: 1, maxLength: 40 }), (examples) => {
      const [positive, negative] = [1, 0].map((label) => examples.filter((given) => given.label === label));
      const pairs = positive!.flatMap((one) => negative!.map((other) => Math.sign(one.score - other.score) / 2 + 0.5));
      const share = pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length;
      const area = rocAuc(column(examples.map(({ score }) => score)), column(examples.map(({ label }) => label)));
      if (Number.isNaN(share)) expect(area).toBeNaN();
      else expect(area).toBeCloseTo(share, 12);
    }),
  );
});

test("takes the difference of two outputs", () => {
  const both = tensor([
    [0, 1],
    [5, 8],
    [1, 3],
    [-1, 3],
  ]);
  expect(rocAuc(both, tensor([0, 0, 1, 1]))).toBe(rocAuc(tensor([[1], [3], [2], [4]]), tensor([[0], [0], [1], [1]])));
});

describe("refuses", () => {
  test("three classes", () => {
    expect(() => rocAuc(tensor([[1, 2, 3]]), tensor([0]))).toThrow(
      /^in rocAuc\n {2}expects {3}output \[batch, 1\]\n[\s\S]*two classes: one score for each example, or one for each/,
    );
  });

  test("an output that is NaN", () => {
    const call = () => rocAuc(tensor([[1], [Number.NaN]]), tensor([[1], [0]]));
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(
      "rocAuc(output) expects numbers, but received NaN. It is the output of example 1 of the batch: look for an overflow in the model.",
    );
  });

  test("labels as a vector for a single score", () => {
    expect(() => rocAuc(tensor([[1], [2]]), tensor([0, 1]))).toThrow(/^in rocAuc\n[\s\S]*reshape it to \[2, 1\]$/);
  });
});
