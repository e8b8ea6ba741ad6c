import { batchNorm, linear, relu, sequential } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { adam, chain, ema } from "@gd/optim";
import { descriptionOf, tensor } from "@gd/tensor";
import { compareTrees, SAME_BITS } from "@gd/tensor/testing";
import { createTraining } from "@gd/train";
import { expect, test } from "vitest";
import { loadWeights } from "../weights/load-weights.js";
import { loadModel } from "./load-model.js";
import { saveModel } from "./save-model.js";

const model = sequential(linear(2, 3), batchNorm(3), relu, linear(3, 1));
const setup = { model, loss: meanSquaredError, optimizer: chain(adam({ learningRate: 0.1 }), ema()) };
const training = createTraining(setup);
training.step({
  input: tensor([
    [1, 2],
    [3, 5],
  ]),
  target: tensor([[1], [2]]),
});
const { parameters, statistics } = training.state();

test("a checkpoint of a training is a model, too, whose optimizer is left alone", () => {
  const loaded = loadModel(training.save());
  expect(descriptionOf(loaded.model)).toEqual(model.description);
  compareTrees("parameters", loaded.state.parameters, parameters, SAME_BITS);
  compareTrees("statistics", loaded.state.statistics, statistics, SAME_BITS);
  const { state, unused } = loadWeights(model, training.save());
  compareTrees("parameters", state.parameters, parameters, SAME_BITS);
  expect(unused.length).toBeGreaterThan(0);
  expect(unused.every((name) => name.startsWith("optimizer."))).toBe(true);
});

test("the state of a training is saved without its optimizer, and another one goes on from it", () => {
  const loaded = loadModel(saveModel({ model, state: training.state() }));
  const next = createTraining(
    { ...setup, model: loaded.model, optimizer: adam({ learningRate: 0.01 }) } as never,
    loaded.state,
  );
  compareTrees("parameters", next.state().parameters, parameters, SAME_BITS);
});
