import { readFileSync } from "node:fs";
import { batches, dataset } from "@gd/data";
import { expectShape, linear, relu, sigmoid, stack, tanh } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { adam, adamW, momentum } from "@gd/optim";
import { type Batch, fromElements, none, type Parameters, referenceInterpreter, type Shape } from "@gd/tensor";
import { compareTrees, type FixtureArray, FLOAT64, fixtureTensor } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { createTraining } from "./index.js";
import type { TrainingSetup } from "./training-setup.js";

type LayerArrays = Readonly<Record<"weight" | "bias", FixtureArray>>;

/** Training in PyTorch in float64; fixtures/generate.py says how it was done. */
interface ReferenceRun {
  readonly batchSize: number;
  readonly inputs: FixtureArray;
  readonly labels: readonly number[];
  readonly targets: FixtureArray;
  readonly initialParameters: readonly LayerArrays[];
  readonly lossPerStep: readonly number[];
  readonly finalParameters: readonly LayerArrays[];
}
const { cases }: { readonly cases: Readonly<Record<string, ReferenceRun>> } = JSON.parse(
  readFileSync(new URL("../fixtures/training-runs.json", import.meta.url), "utf8"),
);

const withMomentum = cases["tanh-softmaxCrossEntropy-momentum"]!;
const withAdamW = cases["relu-softmaxCrossEntropy-adamW"]!;
const withAdam = cases["sigmoid-meanSquaredError-adam"]!;
const interpreter = referenceInterpreter({ dtype: "float64" });

test("every case is covered", () => {
  const covered = [withAdamW, withAdam, withMomentum];
  expect(covered).toEqual(
    Object.keys(cases)
      .sort()
      .map((name) => cases[name]),
  );
});

test("tanh, softmaxCrossEntropy and momentum follow PyTorch", () => {
  const layers = [linear(6, 10), tanh, linear(10, 8), tanh, linear(8, 4)];
  const setup = {
    model: expectShape(stack(layers), { input: [6], output: [4] }),
    loss: softmaxCrossEntropy,
    optimizer: momentum({ learningRate: 0.1, momentum: 0.9 }),
    interpreter,
  };
  const inputs = fromElements(Float64Array.from(withMomentum.inputs.data), [40, 6]);
  follow(withMomentum, setup, inputs, fromElements(Float64Array.from(withMomentum.labels), [40]));
});

test("relu, softmaxCrossEntropy and adamW follow PyTorch", () => {
  const layers = [linear(6, 10), relu, linear(10, 8), relu, linear(8, 4)];
  const setup = {
    model: expectShape(stack(layers), { input: [6], output: [4] }),
    loss: softmaxCrossEntropy,
    optimizer: adamW({ learningRate: 0.01, weightDecay: 0.05 }),
    interpreter,
  };
  const inputs = fromElements(Float64Array.from(withAdamW.inputs.data), [40, 6]);
  follow(withAdamW, setup, inputs, fromElements(Float64Array.from(withAdamW.labels), [40]));
});

test("sigmoid, meanSquaredError and adam follow PyTorch", () => {
  const setup = {
    model: expectShape(stack([linear(5, 7), sigmoid, linear(7, 3)]), { input: [5], output: [3] }),
    loss: meanSquaredError,
    optimizer: adam({ learningRate: 0.01 }),
    interpreter,
  };
  const inputs = fromElements(Float64Array.from(withAdam.inputs.data), [30, 5]);
  follow(withAdam, setup, inputs, fromElements(Float64Array.from(withAdam.targets.data), [30, 3]));
});

const follow = (
  { batchSize, initialParameters, lossPerStep, finalParameters }: ReferenceRun,
  setup: TrainingSetup,
  inputs: Batch<Shape>,
  targets: Batch<Shape>,
): void => {
  const inOrder = [...batches(dataset(inputs, targets), { batchSize, dtype: "float64" })];
  const training = createTraining(setup, { parameters: betweenActivations(initialParameters) });
  for (const [i, expected] of lossPerStep.entries()) {
    const { loss } = training.step(inOrder[i % inOrder.length]!);
    expect(Math.abs(loss / expected - 1), `loss of step ${i}`).toBeLessThan(1e-12);
  }
  const state = training.state();
  expect(state.step).toBe(60);
  compareTrees("final parameters", state.parameters, betweenActivations(finalParameters), FLOAT64);
};

/** The reference has no place for the activations, which have no parameters. */
const betweenActivations = (layers: readonly LayerArrays[]): readonly Parameters[] =>
  layers.flatMap(({ weight, bias }) => [none, { weight: fixtureTensor(weight), bias: fixtureTensor(bias) }]).slice(1);
