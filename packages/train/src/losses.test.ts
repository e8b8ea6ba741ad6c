import { dataset, type Examples } from "@gd/data";
import { linear, sequential, tanh } from "@gd/layers";
import {
  accuracy,
  hinge,
  huber,
  meanAbsoluteError,
  meanSquaredError,
  residualSumOfSquares,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  weightedTargets,
  withoutWeights,
  withWeights,
} from "@gd/losses";
import { momentum } from "@gd/optim";
import {
  type Batch,
  type DType,
  LabelError,
  type Loss,
  randomStreams,
  referenceOps,
  repeatable,
  type Shape,
  type SynchronousInterpreter,
  type Tensor,
  tensor,
} from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { bothInterpreters } from "../test/both-interpreters.js";
import { weightsHash } from "./checkpoint/weights-hash.js";
import { createTraining, evaluate } from "./index.js";
import type { TrainingSetup } from "./training-setup.js";

const STEPS = 6;

const random = randomStreams("losses").stream("data");
const inputs = randomTensor(random, [6, 2]);
const numbers = randomTensor(random, [6, 3]);
const labels = tensor([0, 2, 1, 1, 0, 2], { dtype: "float64" });
const weights = tensor([0.5, 2, 1, 0.25, 3, 1], { dtype: "float64" });
const float64 = referenceOps({ dtype: "float64" });
const bits = float64.oneHot(labels, 3);
const signs = float64.subtract(float64.multiply(bits, 2), 1);
const classWeights = [1, 0.5, 3];

/** A loss in steps of training, on the same batch. */
const caseOf = <Target extends Shape>(
  loss: Loss<Batch<readonly [3]>, Batch<Target>>,
  target: Tensor<readonly [number, ...Target]>,
) => ({
  name: loss.name,
  async train(interpreter: SynchronousInterpreter) {
    let evaluations = 0;
    const counted = repeatable<typeof loss>({
      ...loss,
      evaluate(...operands) {
        evaluations++;
        return loss.evaluate(...operands);
      },
    });
    const setup: TrainingSetup = {
      model: sequential(linear(2, 4), tanh, linear(4, 3)),
      loss: counted,
      optimizer: momentum({ learningRate: 0.1, momentum: 0.9 }),
      interpreter,
    };
    const { ops } = interpreter;
    const examples: Examples = { input: ops.from(inputs), target: ops.from(target) };
    const training = createTraining(setup);
    const values = Array.from({ length: STEPS }, () => training.step(examples).loss);
    return { values, evaluations, hash: weightsHash(training.state().parameters) };
  },
});

const cases = [
  caseOf(meanSquaredError, numbers),
  caseOf(meanAbsoluteError, numbers),
  caseOf(huber, numbers),
  caseOf(residualSumOfSquares, numbers),
  caseOf(hinge, signs),
  caseOf(sigmoidCrossEntropy, bits),
  caseOf(softmaxCrossEntropy, labels),
  caseOf(softmaxCrossEntropy({ labelSmoothing: 0.1 }), labels),
  caseOf(softmaxCrossEntropy({ labelSmoothing: 0.1, classWeights }), labels),
  caseOf(softmaxCrossEntropy({ classWeights }), bits),
  caseOf(withWeights(meanSquaredError), weightedTargets(numbers, weights)),
  caseOf(withWeights(sigmoidCrossEntropy), weightedTargets(bits, weights)),
  caseOf(withWeights(softmaxCrossEntropy), weightedTargets(labels, weights)),
  caseOf(withWeights(softmaxCrossEntropy({ classWeights })), weightedTargets(labels, weights)),
];

describe.each(["float32", "float64"] as const)("in %s", (dtype: DType) => {
  test.each(cases)("$name trains by the same bits, from a plan", async ({ train }) => {
    const [reference, wasm] = bothInterpreters(dtype);
    const [expected, got] = [await train(reference), await train(wasm)];
    expect(got.values).toEqual(expected.values);
    expect(got.hash).toBe(expected.hash);
    expect(expected.values.at(-1)).toBeLessThan(expected.values[0]!);
    // A plan is made of the first step and then does without the loss.
    expect([expected.evaluations, got.evaluations]).toEqual([STEPS, 1]);
  });
});

test("targets in a plan are checked in each step", () => {
  const [, interpreter] = bothInterpreters("float64");
  const training = createTraining({
    model: linear(2, 3),
    loss: withWeights(softmaxCrossEntropy),
    optimizer: momentum({ learningRate: 0.1, momentum: 0.9 }),
    interpreter,
  });
  const examples = { input: interpreter.ops.from(inputs), target: weightedTargets(labels, weights) };
  for (let step = 0; step < 4; step++) training.step(examples);
  const noClass = weightedTargets(tensor([0, 2, 1, 3, 0, 2], { dtype: "float64" }), weights);
  expect(() => training.step({ ...examples, target: noClass })).toThrow(LabelError);
  const negative = weightedTargets(labels, tensor([1, 1, -1, 1, 1, 1], { dtype: "float64" }));
  expect(() => training.step({ ...examples, target: negative })).toThrow(
    "training.step › withWeights(softmaxCrossEntropy)(weights) expects finite numbers ≥ 0, but received -1. It is element [2].",
  );
});

describe("evaluate", () => {
  const [interpreter] = bothInterpreters("float64");
  const model = linear(2, 3);
  const data = dataset(inputs, weightedTargets(labels, weights));
  const setup = { model, loss: withWeights(softmaxCrossEntropy({ classWeights })), interpreter };
  const state = createTraining({ ...setup, optimizer: momentum({ learningRate: 0.1, momentum: 0.9 }) }).state();
  const metrics = { accuracy: withoutWeights(accuracy), plain: withWeights(softmaxCrossEntropy) };
  const whole = evaluate(setup, state, data, { metrics });

  test.each([1, 2, 4, 5])("in batches of %d weighs the examples as at once", (batchSize) => {
    const { loss, accuracy, plain } = evaluate(setup, state, data, { metrics, batchSize });
    expect(loss).toBeCloseTo(whole.loss, 14);
    expect(plain).toBeCloseTo(whole.plain, 14);
    expect(accuracy).toBe(whole.accuracy);
  });

  test("passes over batches in which nothing counts", () => {
    const loss = softmaxCrossEntropy({ classWeights: [1, 0, 2] });
    const labelled = dataset(inputs, labels);
    const inOnes = evaluate({ model, loss, interpreter }, state, labelled, { batchSize: 1 });
    expect(inOnes.loss).toBeCloseTo(evaluate({ model, loss, interpreter }, state, labelled).loss, 14);
  });
});
