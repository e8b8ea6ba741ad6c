import { dataset } from "@gd/data";
import { linear, sequential, tanh, zeros } from "@gd/layers";
import {
  meanAbsoluteError,
  meanSquaredError,
  residualSumOfSquares,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  weightedTargets,
  withWeights,
} from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { randomStreams, type Tensor, tensor } from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { namedInterpreters } from "../../test/both-interpreters.js";
import type { AnyLoss } from "../fit.js";
import { createTraining, evaluate, train } from "../index.js";
import { l2 } from "../regularize/l2.js";
import { combineBatches } from "./combine-batches.js";

/** Sums of these few numbers, in another order. */
const DIGITS = 13;

const still = gradientDescent({ learningRate: 0 });
const random = randomStreams("combine").stream("examples");
const inputs = randomTensor(random, [7, 2]);
const numbers = randomTensor(random, [7, 3]);
const labels = tensor([0, 0, 2, 0, 1, 0, 0], { dtype: "float64" });
const bits = tensor(
  Array.from({ length: 7 }, (_, i) => [i % 2, 1, 0]),
  { dtype: "float64" },
);
const weights = tensor([0.5, 2, 0, 0.25, 3, 1, 1], { dtype: "float64" });
const sum = residualSumOfSquares({ reduction: "sum" });
const rare = softmaxCrossEntropy({ classWeights: [1, 20, 0.5] });

const losses: readonly (readonly [AnyLoss, Tensor])[] = [
  [meanSquaredError, numbers],
  [meanAbsoluteError, numbers],
  [sum, numbers],
  [sigmoidCrossEntropy, bits],
  [softmaxCrossEntropy, labels],
  [rare, labels],
  [softmaxCrossEntropy({ classWeights: [1, 0, 2] }), labels],
  [withWeights(meanSquaredError), weightedTargets(numbers, weights)],
  [withWeights(sum), weightedTargets(numbers, weights)],
  [withWeights(rare), weightedTargets(labels, weights)],
];

/** A loss on examples, for a function that takes any of them. */
const given = ([loss, target]: (typeof losses)[number]) => ({
  loss: loss as typeof meanSquaredError,
  data: dataset(inputs, target as typeof numbers),
});

describe.each(namedInterpreters("float64"))("on %s", (_, interpreter) => {
  const model = sequential(linear(2, 4), tanh, linear(4, 3));

  describe.each(losses.map((pair) => [pair[0].name, pair] as const))("%s", (_, pair) => {
    const { loss, data } = given(pair);
    const setup = { model, loss, interpreter, optimizer: still, regularization: l2({ strength: 0.3 }) };
    const state = createTraining(setup).state();
    const whole = evaluate(setup, state, data).loss;

    test.each([1, 2, 3, 4, 7])("is the same in batches of %d as at once", (batchSize) => {
      const { loss: inBatches, again } = evaluate(setup, state, data, { batchSize, metrics: { again: loss } });
      expect(inBatches).toBeCloseTo(whole, DIGITS);
      expect(again).toBeCloseTo(evaluate({ ...setup, regularization: [] }, state, data).loss, DIGITS);
    });

    test.each([3, 4, 7])("of an epoch in batches of %d is that of the validation, at rate 0", async (batchSize) => {
      for await (const event of train({ ...setup, state, data, validation: data, batchSize, shuffle: false })) {
        if (event.type !== "epoch") continue;
        expect(event.loss).toBeCloseTo(event.validation.loss, DIGITS);
        expect(event.loss).toBeCloseTo(whole, DIGITS);
      }
    });
  });
});

test("an epoch with class weights is the mean by weights, not by examples", async () => {
  const data = dataset(tensor([[1], [2], [3], [-9]]), tensor([0, 0, 0, 1]));
  const setup = { model: linear(1, 2), loss: softmaxCrossEntropy({ classWeights: [1, 20] }), optimizer: still };
  for (const batchSize of [1, 2, 3, 4]) {
    for await (const event of train({ ...setup, data, validation: data, batchSize, shuffle: false, seed: 1 })) {
      if (event.type === "epoch") expect(event.loss / event.validation.loss).toBeCloseTo(1, 6);
    }
  }
});

test("a sum over the examples is the sum of the batches' sums", () => {
  const setup = { model: linear(1, 1, { weight: zeros }), loss: sum };
  const state = createTraining({ ...setup, optimizer: still }).state();
  const ones = dataset(tensor([[1], [2], [3]]), tensor([[1], [1], [1]]));
  for (const batchSize of [1, 2, 3]) expect(evaluate(setup, state, ones, { batchSize }).loss).toBe(3);
});

test("steps tell what a mean over them needs", () => {
  const setup = { model: linear(2, 3), loss: rare, optimizer: still, regularization: l2({ strength: 0.3 }) };
  const training = createTraining(setup);
  const input = tensor([
    [1, 2],
    [3, 4],
  ]);
  const step = training.step({ input, target: tensor([0, 1]) });
  expect(step.weight).toBe(21);
  expect(step.loss - step.penalty).toBeCloseTo(
    evaluate({ ...setup, regularization: [] }, training.state(), dataset(input, tensor([0, 1]))).loss,
    6,
  );
  const plain = createTraining({ ...setup, loss: softmaxCrossEntropy, regularization: undefined, norms: true });
  expect(plain.step({ input, target: tensor([0, 1]) })).toMatchObject({ weight: 2, penalty: 0 });
  const normed = createTraining({ ...setup, norms: true }).step({ input, target: tensor([0, 1]) });
  expect(normed.weight).toBe(21);
  expect(Object.keys(normed.norms!.each)).toEqual(["weight", "bias"]);
});

describe("combineBatches", () => {
  test.each(["mean", "sum"] as const)("goes on from the sums of the batches before: %s", (reduction) => {
    const whole = combineBatches(reduction);
    const begun = combineBatches(reduction);
    for (const { add } of [whole, begun]) add(0.1, 3);
    const going = combineBatches(reduction, begun.sums());
    for (const { add } of [whole, going]) add(0.7, 2);
    expect(going.result()).toBe(whole.result());
    expect(going.sums()).toEqual(whole.sums());
  });

  const combined = (reduction?: "mean" | "sum") => {
    const { add, result } = combineBatches(reduction);
    add(3, 2);
    add(Number.NaN, 0);
    add(9, 4);
    return result();
  };

  test("is a weighted mean, to which a batch without weight adds nothing", () => {
    expect(combined()).toBe(7);
    expect(combined("mean")).toBe(7);
    expect(combineBatches().result()).toBe(Number.NaN);
  });

  test("or the sum, whatever the weights", () => {
    const { add, result } = combineBatches("sum");
    add(3, 2);
    add(9, 0);
    expect(result()).toBe(12);
  });
});
