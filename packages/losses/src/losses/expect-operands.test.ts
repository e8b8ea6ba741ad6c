import {
  ArgumentError,
  counting,
  createContext,
  DTypeError,
  isRepeatable,
  type Loss,
  type Shape,
  type Tensor,
  tensor,
  toArray,
  traced,
} from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { withWeights } from "../weights/with-weights.js";
import { hinge } from "./hinge.js";
import { huber } from "./huber.js";
import { meanAbsoluteError } from "./mean-absolute-error.js";
import { meanSquaredError } from "./mean-squared-error.js";
import { residualSumOfSquares } from "./residual-sum-of-squares.js";
import { sigmoidCrossEntropy } from "./sigmoid-cross-entropy.js";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.js";

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

const output = tensor([
  [0.5, 0.25],
  [0.75, 1],
]);
const notNumbers = tensor([
  [0, 1],
  [1, Number.NaN],
]);
const notLabels = tensor([0, 2]);
const weightedNotLabels = tensor([
  [0, 1],
  [2, 1],
]);
const notWeights = tensor([
  [0, 1],
  [1, -1],
]);

// As from plain JavaScript, where the compiler refuses nothing.
const cases: readonly (readonly [string, Loss, Tensor, string])[] = (
  [
    [meanSquaredError, notNumbers, "numbers, but received NaN. It is element [1, 1]."],
    [meanAbsoluteError, notNumbers, "numbers, but received NaN. It is element [1, 1]."],
    [huber, notNumbers, "numbers, but received NaN. It is element [1, 1]."],
    [huber({ delta: 0.5 }), notNumbers, "numbers, but received NaN. It is element [1, 1]."],
    [residualSumOfSquares, notNumbers, "numbers, but received NaN. It is element [1, 1]."],
    [hinge, notNumbers, "−1 or 1, but received 0. It is element [0, 0]."],
    [sigmoidCrossEntropy, notNumbers, "probabilities from 0 to 1, but received NaN. It is element [1, 1]."],
    [softmaxCrossEntropy, notNumbers, "probabilities from 0 to 1, but received NaN. It is element [1, 1]."],
    [softmaxCrossEntropy, notLabels, "the label of example 1 is 2; labels of 2 classes are"],
    [softmaxCrossEntropy({ labelSmoothing: 0.5 }), notLabels, "the label of example 1 is 2; labels of 2 classes are"],
    [softmaxCrossEntropy({ classWeights: [1, 2] }), notLabels, "the label of example 1 is 2; labels of 2 classes are"],
    [withWeights(softmaxCrossEntropy), weightedNotLabels, "the label of example 1 is 2; labels of 2 classes are"],
    [withWeights(softmaxCrossEntropy), notWeights, "finite numbers ≥ 0, but received -1. It is element [1]."],
  ] as const
).map(([loss, target, message]) => [loss.name, loss as Loss, target, message]);

/** The tensor, whose elements nobody may read. */
const outOfReach = <S extends Shape>({ shape, dtype, transposed }: Tensor<S>): Tensor<S> => ({
  shape,
  dtype,
  transposed,
  get data(): never {
    throw new Error("the elements are not at hand");
  },
});

describe.each(cases)("%s", (name, loss, target, message) => {
  test("refuses elements that cannot be targets, by expectTarget and in evaluate", () => {
    expect(() => loss.expectTarget?.(`digits › ${name}`, target, output.shape)).toThrow(message);
    expect(() => loss.expectTarget?.(`digits › ${name}`, target, output.shape)).toThrow(`digits › ${name}`);
    expect(() => loss.evaluate(context, output, target)).toThrow(message);
  });

  test("refuses them where the interpreter's own tensors have no elements", () => {
    const { ops } = counting();
    expect(() => loss.evaluate(createContext({ ops }), output, target)).toThrow(message);
  });

  test("does not look for the elements of a target that has none", () => {
    const { ops } = counting();
    const operationsIn = (trusted: boolean): readonly string[] => {
      const operations: string[] = [];
      const context = createContext({ ops: traced(ops, ({ operation }) => operations.push(operation)), trusted });
      const { shape } = loss.evaluate(context, output, ops.from(target)).backward();
      expect(shape).toEqual(output.shape);
      return operations;
    };
    expect(operationsIn(false)).toEqual(operationsIn(true));
  });

  test("reads nothing in a trusted context", () => {
    const { ops } = counting();
    const trusted = createContext({ ops, trusted: true });
    const { backward, weight } = loss.evaluate(trusted, outOfReach(output), outOfReach(target));
    expect(backward().shape).toEqual(output.shape);
    expect(weight?.().shape ?? []).toEqual([]);
    // The control: the same operands, not trusted.
    expect(() => loss.evaluate(createContext({ ops }), outOfReach(output), outOfReach(target))).toThrow("at hand");
  });

  test("refuses targets of another shape by expectTarget", () => {
    expect(() => loss.expectTarget?.(name, tensor([[[1]]]), output.shape)).toThrow(/^in [\s\S]*expects {3}target \[2/);
  });

  test("is marked as repeatable, and frozen", () => {
    expect(isRepeatable(loss)).toBe(true);
    expect(Object.isFrozen(loss)).toBe(true);
  });
});

test("a target that is none shows in the value where it is trusted", () => {
  const trusted = createContext({ trusted: true });
  expect(toArray(meanSquaredError.evaluate(trusted, output, notNumbers).value)).toBeNaN();
  for (const loss of [softmaxCrossEntropy, softmaxCrossEntropy({ labelSmoothing: 0.5, classWeights: [1, 2] })]) {
    const { value, backward } = loss.evaluate(trusted, output, notLabels);
    expect(toArray(value)).toBeNaN();
    expect(toArray(backward())[1]).toEqual([Number.NaN, Number.NaN]);
  }
});

test("refuses labels that float32 may have rounded", () => {
  const [label, outputShape] = [2 ** 24 + 1, [1, 2 ** 24 + 2]] as const;
  const check = (target: Tensor) => softmaxCrossEntropy.expectTarget("f", target, outputShape);
  expect(() => check(tensor([label], { dtype: "float64" }))).not.toThrow();
  expect(() => check(tensor([label]))).toThrow("f: the label of example 0 is 16777216; float32 cannot tell it from");
});

test("weights are read like targets", () => {
  const labels = tensor([0, 1]);
  const weights = outOfReach(tensor([1, 1]));
  const { ops } = counting();
  for (const loss of [softmaxCrossEntropy, softmaxCrossEntropy({ classWeights: [1, 2] })]) {
    const evaluate = (trusted: boolean) => loss.evaluate(createContext({ ops, trusted }), output, labels, weights);
    expect(evaluate(true).backward().shape).toEqual(output.shape);
    expect(() => evaluate(false)).toThrow("at hand");
  }
});

test("the error of a target is an ArgumentError that holds what came", () => {
  let error: unknown;
  try {
    meanSquaredError.expectTarget("here", notNumbers, output.shape);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ArgumentError);
  expect(error).toMatchObject({ place: "here(target)", expected: "numbers", received: Number.NaN });
});
