import type { Batch, Context, Loss, Tensor } from "@gd/tensor";
import { expectTypeOf, test } from "vitest";
import {
  accuracy,
  confusionMatrix,
  f1,
  huber,
  type Metric,
  meanSquaredError,
  residualSumOfSquares,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  withWeights,
} from "./index.js";

declare const context: Context;
declare const scores: Batch<readonly [10]>;
declare const labels: Batch<readonly []>;
declare const probabilities: Batch<readonly [10]>;
declare const others: Batch<readonly [9]>;

test("a gradient has the shape of the output", () => {
  const { backward } = softmaxCrossEntropy.evaluate(context, scores, labels);
  expectTypeOf(backward()).toExtend<Batch<readonly [10]>>();
  expectTypeOf(meanSquaredError.evaluate(context, scores, probabilities).backward()).toExtend<Batch<readonly [10]>>();
});

test("losses serve models of any output", () => {
  expectTypeOf(softmaxCrossEntropy).toExtend<Loss<Batch<readonly [10]>, Batch<readonly []>>>();
  expectTypeOf(softmaxCrossEntropy).toExtend<Loss<Batch<readonly [10]>, Batch<readonly [10]>>>();
  expectTypeOf(meanSquaredError).toExtend<Loss<Batch<readonly [2]>, Batch<readonly [2]>>>();
  expectTypeOf(meanSquaredError).toExtend<Loss<Tensor, Tensor>>();
  expectTypeOf(residualSumOfSquares).toExtend<Loss<Tensor<readonly [1]>, Tensor<readonly [1]>>>();
  expectTypeOf(sigmoidCrossEntropy).toExtend<Loss<Batch<readonly [4, 4, 1]>, Batch<readonly [4, 4, 1]>>>();
});

test("options make a loss of the same kind", () => {
  const loss = softmaxCrossEntropy({ labelSmoothing: 0.1, classWeights: [1, 2] });
  expectTypeOf(loss).toExtend<Loss<Batch<readonly [10]>, Batch<readonly []>>>();
  expectTypeOf(huber({ delta: 2 })).toExtend<Loss<Batch<readonly [2]>, Batch<readonly [2]>>>();
  expectTypeOf(withWeights(huber)).toExtend<Loss<Batch<readonly [2]>, Batch<readonly [number]>>>();
});

test("metrics have the type of their result", () => {
  expectTypeOf(accuracy(scores, labels)).toBeNumber();
  expectTypeOf(accuracy({ threshold: 0.5 })).toEqualTypeOf<Metric>();
  expectTypeOf(confusionMatrix.start().result()).toEqualTypeOf<readonly (readonly number[])[]>();
  expectTypeOf(f1({ average: "macro" })).toEqualTypeOf<Metric>();
  expectTypeOf(f1({ average: "perClass" })).toEqualTypeOf<Metric<readonly number[]>>();
  // @ts-expect-error an output without a target
  accuracy(scores);
});

test("the compiler refuses targets that do not fit", () => {
  // @ts-expect-error probabilities of 9 classes for 10 scores
  softmaxCrossEntropy.evaluate(context, scores, others);
  // @ts-expect-error labels instead of targets of the output's shape
  meanSquaredError.evaluate(context, scores, labels);
  // @ts-expect-error an output without a batch axis
  softmaxCrossEntropy.evaluate(context, labels, labels);
  // @ts-expect-error an unknown reduction
  residualSumOfSquares({ reduction: "median" });
  // @ts-expect-error targets without weights
  withWeights(softmaxCrossEntropy).evaluate(context, scores, labels);
});
