import { ArgumentError, ShapeError, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import {
  accuracy,
  confusionMatrix,
  exactMatch,
  f1,
  multilabelAccuracy,
  multilabelF1,
  multilabelPrecision,
  multilabelRecall,
  precision,
  recall,
  rocAuc,
  topKAccuracy,
} from "../index.js";

// Decisions: [1, 0, 1], [1, 1, 1], [0, 0, 0]; the last label is never decided against.
const output = tensor([
  [1, -1, 2],
  [3, 1, 0.5],
  [-1, -2, 1],
]);
const target = tensor([
  [1, 0, 1],
  [1, 1, 0],
  [0, 0, 1],
]);
const metrics = [exactMatch, multilabelAccuracy, multilabelPrecision, multilabelRecall, multilabelF1];

test("exactMatch is the share of examples without a mistake, multilabelAccuracy that of decisions", () => {
  expect(exactMatch(output, target)).toBe(2 / 3);
  expect(multilabelAccuracy(output, target)).toBe(8 / 9);
});

test("the scores of each label, their mean, and the score of all decisions", () => {
  // True positives 2, 1, 2; false positives 0, 0, 1; false negatives none.
  expect(multilabelPrecision({ average: "perLabel" })(output, target)).toEqual([1, 1, 2 / 3]);
  expect(multilabelRecall({ average: "perLabel" })(output, target)).toEqual([1, 1, 1]);
  expect(multilabelF1({ average: "perLabel" })(output, target)).toEqual([1, 1, 4 / 5]);
  expect(multilabelF1(output, target)).toBeCloseTo((1 + 1 + 4 / 5) / 3, 15);
  expect(multilabelF1({ average: "macro" })(output, target)).toBe(multilabelF1(output, target));
  expect(multilabelF1({ average: "micro" })(output, target)).toBe(10 / 11);
  expect(multilabelPrecision({ average: "micro" })(output, target)).toBe(5 / 6);
});

test("of two examples with three labels, of which one is decided wrongly", () => {
  const scores = tensor([
    [1, -1, 1],
    [1, 1, 1],
  ]);
  const labels = tensor([
    [1, 0, 1],
    [1, 1, 0],
  ]);
  expect(exactMatch(scores, labels)).toBe(0.5);
  expect(multilabelF1(scores, labels)).toBeCloseTo(8 / 9, 15);
  expect(() => accuracy(scores, labels)).toThrow(ArgumentError);
});

test("a label is taken for true above the threshold, and is true above ½", () => {
  const scores = tensor([[0.4, 0.6, 0.7]]);
  const truth = tensor([[0.1, 0.9, 0.51]]);
  expect(exactMatch({ threshold: 0.5 })(scores, truth)).toBe(1);
  expect(multilabelAccuracy({ threshold: 0.65 })(scores, truth)).toBe(2 / 3);
  expect(multilabelRecall({ threshold: 0.65, average: "micro" })(scores, truth)).toBe(1 / 2);
  // 0.4 is not above 0.4, though the nearest float32 is.
  expect(exactMatch({ threshold: 0.4 })(scores, truth)).toBe(1);
  // As for logits, by default.
  expect(exactMatch(scores, truth)).toBe(0);
  expect(exactMatch(tensor([[-0.1, 0.1, 0.1]]), truth)).toBe(1);
  expect(exactMatch(tensor([[-0, 0.1, 0.1]]), truth)).toBe(1);
});

test("macro leaves out labels that occur nowhere, and a label without a true positive scores 0", () => {
  const scores = tensor([[1, -1, -1]]);
  expect(multilabelF1(scores, tensor([[1, 0, 0]]))).toBe(1);
  expect(multilabelF1(scores, tensor([[1, 1, 0]]))).toBe(1 / 2);
  expect(multilabelF1({ average: "perLabel" })(scores, tensor([[1, 1, 0]]))).toEqual([1, 0, 0]);
  expect(multilabelF1(tensor([[-1, -1]]), tensor([[0, 0]]))).toBeNaN();
  for (const metric of metrics) expect(metric.start().result()).toBeNaN();
});

test.each([
  ["accuracy", accuracy],
  ["f1", f1({ average: "macro" })],
  ["precision", precision({ average: "micro" })],
  ["recall", recall({ average: "perClass" })],
  ["confusionMatrix", confusionMatrix],
  ["topKAccuracy", topKAccuracy({ k: 2 })],
])("%s refuses them, as such rows have no class", (name, metric) => {
  for (const [row, others] of [
    ["[1, 0, 1]", [1, 0, 0]],
    ["[0, 0, 0]", [0, 1, 0]],
    ["[0.5, 0.25, 0.5]", [0, 0, 1]],
  ] as const) {
    const several = tensor([others, JSON.parse(row)]);
    const call = () =>
      metric(
        tensor([
          [1, -1, 1],
          [1, 1, 1],
        ]),
        several as never,
      );
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(
      `${name}(target) expects a single largest number in each row, at the class of the example, but received ${row}. It is the row of example 1. Labels that are each true or false have metrics of their own, such as exactMatch, multilabelAccuracy and multilabelF1.`,
    );
  }
});

test("two outputs and single ones have no class at ½ either", () => {
  expect(() => rocAuc(tensor([[1, 2]]), tensor([[1, 1]]))).toThrow("expects a single largest number in each row");
  for (const metric of [accuracy, f1, rocAuc, confusionMatrix]) {
    expect(() => metric(tensor([[1], [2]]), tensor([[1], [0.5]]))).toThrow(
      "(target) expects probabilities above or below ½, but received 0.5. It is element [1, 0].",
    );
  }
});

describe.each(metrics)("$name refuses", (metric) => {
  const { name } = metric;

  test("labels, and outputs without a batch axis", () => {
    expect(() => metric(output, tensor([0, 1, 2]))).toThrow(ShapeError);
    expect(() => metric(output, tensor([0, 1, 2]))).toThrow(
      new RegExp(`^in ${name}\n {2}expects {3}target \\[3, 3\\]`),
    );
    expect(() => metric(tensor([1, 2]), tensor([1, 0]))).toThrow(
      new RegExp(`^in ${name}\n {2}expects {3}output \\[batch, labels\\]`),
    );
  });

  test("targets that are no probabilities or undecided, and outputs that are NaN", () => {
    expect(() => metric(tensor([[1, 2]]), tensor([[0, 2]]))).toThrow(
      `${name}(target) expects probabilities from 0 to 1, but received 2. It is element [0, 1].`,
    );
    expect(() => metric(tensor([[1, 2]]), tensor([[0, 0.5]]))).toThrow(
      `${name}(target) expects probabilities above or below ½, but received 0.5. It is element [0, 1].`,
    );
    expect(() =>
      metric(
        tensor([
          [1, 2],
          [1, Number.NaN],
        ]),
        tensor([
          [0, 1],
          [0, 1],
        ]),
      ),
    ).toThrow(`${name}(output) expects numbers, but received NaN. It is the output of example 1 of the batch`);
  });

  test("a threshold that is no number, and unknown options", () => {
    expect(() => metric({ threshold: Number.NaN })).toThrow(
      `${name}(threshold) expects a finite number, but received NaN.`,
    );
    expect(() => metric(JSON.parse('{ "treshold": 1 }'))).toThrow("Did you mean threshold?");
    expect(() => metric(JSON.parse('{ "average": "binary" }'))).toThrow(ArgumentError);
  });
});
