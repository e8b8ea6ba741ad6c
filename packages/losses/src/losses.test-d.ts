import type { Batch, Context, Loss, Tensor } from "@gd/tensor";
import { expectTypeOf, test } from "vitest";
import { meanSquaredError, residualSumOfSquares, sigmoidCrossEntropy, softmaxCrossEntropy } from "./index.js";

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

test("the compiler refuses targets that do not fit", () => {
  // @ts-expect-error probabilities of 9 classes for 10 scores
  softmaxCrossEntropy.evaluate(context, scores, others);
  // @ts-expect-error labels instead of targets of the output's shape
  meanSquaredError.evaluate(context, scores, labels);
  // @ts-expect-error an output without a batch axis
  softmaxCrossEntropy.evaluate(context, labels, labels);
  // @ts-expect-error an unknown reduction
  residualSumOfSquares({ reduction: "median" });
});
