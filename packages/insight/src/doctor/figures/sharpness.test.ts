import { dataset } from "@gd/data";
import { constant, linear } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { adam, gradientDescent } from "@gd/optim";
import { referenceInterpreter, tensor } from "@gd/tensor";
import { createTraining } from "@gd/train";
import { expect, test } from "vitest";
import { completed } from "../../measure/any-setup.js";
import { sharpness } from "./sharpness.js";
import { stepCurvature } from "./step-curvature.js";

test("sharpness is the curvature of a quadratic along its gradient, above and below which gradient descent differs", async () => {
  // L = mean of (w x − y)² has the second derivative 2 · mean of x² = 2 · (1 + 9) / 2 = 10.
  const interpreter = referenceInterpreter({ dtype: "float64" });
  const model = linear(1, 1, { bias: false });
  const input = tensor([[1], [3]], { dtype: "float64" });
  const target = tensor([[2], [1]], { dtype: "float64" });
  const setup = { model, loss: meanSquaredError, interpreter, data: dataset(input, target), seed: 1 };
  const lossAfter = (learningRate: number): number => {
    const training = createTraining({
      model,
      loss: meanSquaredError,
      interpreter,
      seed: 1,
      optimizer: gradientDescent({ learningRate }),
    });
    return Array.from({ length: 20 }, () => training.step({ input, target }).loss).at(-1)!;
  };
  const optimizer = gradientDescent({ learningRate: 0.1 });
  const { parameters, statistics } = createTraining({
    model,
    loss: meanSquaredError,
    interpreter,
    seed: 1,
    optimizer,
  }).state();
  const found = await sharpness(completed({ ...setup, optimizer }), { parameters, statistics }, { input, target });
  expect(found).toBeCloseTo(10, 9);
  expect(lossAfter(0.99 * (2 / found))).toBeLessThan(lossAfter(1.01 * (2 / found)));
});

test.each([
  ["gradientDescent", gradientDescent({ learningRate: 0.15 }), 0.15 * 10],
  // Its first step has the length η = 0.5, against the gradient g = 10 w − 5: ΔᵀHΔ / (−gᵀΔ) = 10 · 0.5 / |g|.
  ["adam", adam({ learningRate: 0.5 }), 5 / 20],
])("the curvature along a step of %s is that of a quadratic", async (_, optimizer, expected) => {
  const interpreter = referenceInterpreter({ dtype: "float64" });
  const [input, target] = [tensor([[1], [3]], { dtype: "float64" }), tensor([[2], [1]], { dtype: "float64" })];
  const model = linear(1, 1, { bias: false, weight: constant(2.5) });
  const setup = { model, loss: meanSquaredError, optimizer, interpreter, seed: 1 };
  const state = createTraining(setup).state();
  const found = await stepCurvature(completed({ ...setup, data: dataset(input, target) }), state, { input, target });
  expect(found).toBeCloseTo(expected, 7);
});
