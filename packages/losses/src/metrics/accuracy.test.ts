import {
  ArgumentError,
  counting,
  LabelError,
  referenceInterpreter,
  referenceOps,
  StaleTensorError,
  tensor,
} from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { staleTensor } from "../../test/stale-tensor.js";
import { accuracy } from "./accuracy.js";

const output = tensor([
  [0.1, 0.7, 0.2],
  [3, 1, 2],
  [-1, -3, -2],
  [0, 0, 5],
]);

test("is the share of examples whose largest output is at the label", () => {
  expect(accuracy(output, tensor([1, 0, 0, 2]))).toBe(1);
  expect(accuracy(output, tensor([1, 0, 1, 1]))).toBe(0.5);
  expect(accuracy(output, tensor([0, 1, 1, 0]))).toBe(0);
});

test("takes probabilities for labels", () => {
  expect(
    accuracy(
      output,
      tensor([
        [0, 1, 0],
        [1, 0, 0],
        [0.2, 0.3, 0.5],
        [0.4, 0.1, 0.5],
      ]),
    ),
  ).toBe(0.75);
});

test("reads transposed outputs", () => {
  const ops = referenceOps();
  const columns = ops.transpose(
    tensor([
      [0.1, 3, -1],
      [0.7, 1, -3],
    ]),
  );
  expect(accuracy(columns, tensor([1, 0, 0]))).toBe(1);
  expect(
    accuracy(
      tensor([
        [0, 1],
        [1, 0],
        [1, 0],
      ]),
      columns,
    ),
  ).toBe(1);
});

test("the first of equal outputs is the largest", () => {
  const equal = tensor([[1, 1]]);
  expect(accuracy(equal, tensor([0]))).toBe(1);
  expect(accuracy(equal, tensor([1]))).toBe(0);
});

test("an example with a NaN is never right", () => {
  const broken = tensor([
    [Number.NaN, 1],
    [1, Number.NaN],
    [1, 0],
  ]);
  expect(accuracy(broken, tensor([0, 0, 0]))).toBeCloseTo(1 / 3, 15);
});

test("a single output says class 1 above the threshold", () => {
  const scores = tensor([[-1], [0], [0.25], [0.75]]);
  const truth = tensor([[0], [0], [0], [1]]);
  expect(accuracy(scores, truth)).toBe(0.75);
  expect(accuracy({ threshold: 0.5 })(scores, truth)).toBe(1);
  expect(accuracy({})(scores, truth)).toBe(0.75);
  expect(accuracy({ threshold: 0.1 })(tensor([[0.1]]), tensor([[0]]))).toBe(1);
  // As is a target above ½.
  expect(accuracy(tensor([[-1], [1]]), tensor([[0.4], [0.6]]))).toBe(1);
});

test("over batches is that of all examples", () => {
  const { add, result } = accuracy.start();
  add(output, tensor([1, 0, 0, 2]));
  add(tensor([[1, 0, 0]]), tensor([1]));
  expect(result()).toBe(4 / 5);
  expect(accuracy.start().result()).toBeNaN();
  expect(accuracy.name).toBe("accuracy");
});

test("is NaN where only shapes are followed", () => {
  const { ops } = counting();
  expect(accuracy(ops.fill([4, 3], 0), tensor([0, 0, 0, 0]))).toBeNaN();
  expect(accuracy(output, ops.fill([4], 0))).toBeNaN();
  expect(accuracy(output, ops.fill([4, 3], 0))).toBeNaN();
});

describe("refuses", () => {
  test("a label that is no class", () => {
    expect(() => accuracy(output, tensor([1, 0, 3, 2]))).toThrow(LabelError);
    expect(() => accuracy(output, tensor([1, 0, 3, 2]))).toThrow(/^accuracy: the label of example 2 is 3; /);
  });

  test("labels as a column, too few of them, and outputs without a batch axis", () => {
    expect(() => accuracy(output, tensor([[1], [0], [0], [2]]))).toThrow(/^in accuracy\n[\s\S]*reshape it to \[4\]$/);
    expect(() => accuracy(output, tensor([1, 0]))).toThrow(/^in accuracy\n[\s\S]*axis 0: 2 ≠ 4/);
    expect(() => accuracy(tensor([1, 2]), tensor([1]))).toThrow(/^in accuracy\n[\s\S]*output \[batch, classes\]/);
  });

  test("NaN in a target", () => {
    const target = tensor([
      [0, 1],
      [1, Number.NaN],
    ]);
    expect(() => accuracy(target, target)).toThrow(ArgumentError);
    expect(() => accuracy(target, target)).toThrow(
      "accuracy(target) expects numbers, but received NaN. It is element [1, 1]. Leave the example out, or fill in a value.",
    );
  });

  test("a threshold that is no number", () => {
    expect(() => accuracy({ threshold: Number.NaN })).toThrow(
      "accuracy(threshold) expects a finite number, but received NaN.",
    );
  });

  test("labels for a single output, and targets for it that are not from 0 to 1", () => {
    const scores = tensor([[1], [-1]]);
    expect(() => accuracy(scores, tensor([1, 0]))).toThrow(/^in accuracy\n[\s\S]*reshape it to \[2, 1\]$/);
    expect(() => accuracy(scores, tensor([[1], [-1]]))).toThrow(
      "accuracy(target) expects probabilities from 0 to 1, but received -1. It is element [1, 0].",
    );
  });

  test("a threshold for several outputs, of which the largest decides", () => {
    expect(() => accuracy({ threshold: 0.5 })(output, tensor([0, 0, 0, 0]))).toThrow(
      "accuracy(output.shape) expects a single output for each example, as there is a threshold, but received [4, 3]. Of several outputs the largest decides.",
    );
  });

  test("an empty batch", () => {
    const ops = referenceOps();
    expect(() => accuracy(ops.fill([0, 3], 0), ops.fill([0], 0))).toThrow(
      "accuracy(output.shape) expects at least one example and one output, but received [0, 3].",
    );
  });

  test("tensors of a step that has ended", () => {
    const interpreter = referenceInterpreter();
    const { ops } = interpreter;
    const [examples, classes] = [10_000, 2];
    const outputs = ops.fill([examples, classes], 0);
    const labels = ops.fill([examples], 0);
    expect(accuracy(outputs, labels)).toBe(1);
    expect(() => accuracy(staleTensor(interpreter, [examples, classes]), labels)).toThrow(StaleTensorError);
    expect(() => accuracy(outputs, staleTensor(interpreter, [examples]))).toThrow(StaleTensorError);
    expect(() => accuracy(outputs, staleTensor(interpreter, [examples, classes]))).toThrow(StaleTensorError);
  });
});
