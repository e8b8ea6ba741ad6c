import { linear } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { referenceInterpreter, tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import * as core from "./core.js";
import * as train from "./index.js";

const setup = { model: linear(2, 1), loss: meanSquaredError, optimizer: gradientDescent({ learningRate: 0.1 }) };
const example = { input: tensor([[1, 2]]), target: tensor([[3]]) };

test("the core exports what the package does", () => {
  expect(Object.keys(core).sort()).toEqual(Object.keys(train).sort());
});

test("it has no interpreter by default, and says so", () => {
  expect(() => core.createTraining(setup)).toThrow(
    "createTraining(interpreter) expects an interpreter, but received undefined",
  );
});

test("with an interpreter, it does the same", () => {
  const interpreter = referenceInterpreter();
  const trainings = [core.createTraining({ ...setup, interpreter }), train.createTraining(setup)];
  const losses = trainings.map((training) => [1, 2, 3].map(() => training.step(example).loss));
  expect(losses[0]).toEqual(losses[1]);
});
