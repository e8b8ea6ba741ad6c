import { defineLayer, linear, noStatistics, sequential, tanh } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { adam, gradientDescent } from "@gd/optim";
import { type Layer, none, type Parameters, referenceOps, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { trainStep } from "./training.js";
import { TrainingArgumentError } from "./training-argument-error.js";
import { initializeTraining } from "./training-state.js";

const setup = {
  model: sequential(linear(2, 1), tanh),
  loss: meanSquaredError,
  optimizer: gradientDescent({ learningRate: 1 }),
};
const weight = tensor([[1], [2]]);
const bias = tensor([3]);

describe("initializeTraining", () => {
  test("lays the parameters out in one vector, which they are views of", () => {
    const { vector, parameters, step, epoch } = initializeTraining(setup, [{ weight, bias }, none]);
    expect(toArray(vector)).toEqual([1, 2, 3]);
    vector.data[1] = 7;
    expect(toArray(parameters[0].weight)).toEqual([[1], [7]]);
    expect(toArray(weight)).toEqual([[1], [2]]);
    expect([step, epoch]).toEqual([0, 0]);
  });

  test("takes them by name, in the precision of the operations", () => {
    const ops = referenceOps({ dtype: "float64" });
    const { vector } = initializeTraining({ ...setup, ops }, [{ bias, weight }, none]);
    expect([toArray(vector), vector.dtype]).toEqual([[1, 2, 3], "float64"]);
  });

  test("draws from the seed what it is not given", () => {
    const vectorOf = (seed: number) => toArray(initializeTraining({ ...setup, seed }).vector);
    expect(vectorOf(1)).toEqual(vectorOf(1));
    expect(vectorOf(1)).not.toEqual(vectorOf(2));
  });

  test("asks the optimizer for a state of as many parameters", () => {
    const { optimizerState } = initializeTraining({ ...setup, optimizer: adam({ learningRate: 0.1 }) });
    expect(optimizerState).toMatchObject([{ mean: { shape: [3] }, variance: { shape: [3] } }, []]);
  });

  const given: { readonly [what: string]: readonly [initial: Parameters, message: string] } = {
    "another shape": [
      [{ weight: tensor([[1, 2]]), bias }, none],
      "0.weight expects a tensor of shape [2, 1], but received a tensor of shape [1, 2]",
    ],
    "a missing tensor": [[{ weight }, none], "0 expects the names [weight, bias], but received the names [weight]"],
    "another name": [[{ weight, offset: bias }, none], "0.bias expects a tensor of shape [1], but received undefined"],
    "a layer too many": [
      [{ weight, bias }, none, none],
      "(initial) expects the names [0, 1], but received the names [0, 1, 2]",
    ],
  };
  test.each(Object.entries(given))("refuses %s", (_, [initial, message]) => {
    const model: Layer<readonly [2], readonly [1]> = setup.model;
    const attempt = () => initializeTraining({ ...setup, model }, initial);
    expect(attempt).toThrow(TrainingArgumentError);
    expect(attempt).toThrow(message);
  });
});

describe("the gradients of a layer", () => {
  /** y = x · scale + shift, whose gradients come in the other order than its parameters. */
  const scaled = (gradients: (scale: Parameters, shift: Parameters) => { readonly [name: string]: Parameters }) =>
    defineLayer<readonly [1], readonly [1], { readonly [name: string]: Parameters }, typeof none>({
      name: "scaled",
      inputShape: [1],
      outputShape: [1],
      initialize: ({ ops }) => ({ scale: ops.fill([1], 1), shift: ops.fill([1], 0) }),
      initializeStatistics: noStatistics,
      forward: (_, __, input) => ({
        output: input,
        backward: () => ({ inputGradient: input, gradients: gradients(tensor([10]), tensor([20])) }),
      }),
    });
  const examples = { input: tensor([[0]]), target: tensor([[0]]) };

  test("meet their parameters by name, not by order", () => {
    const model = scaled((scale, shift) => ({ shift, scale }));
    const { state } = trainStep({ ...setup, model }, initializeTraining({ ...setup, model }), examples);
    expect(toArray(state.vector)).toEqual([-9, -20]);
  });

  test("are refused when one is missing", () => {
    const model = scaled((scale) => ({ scale }));
    const attempt = () => trainStep({ ...setup, model }, initializeTraining({ ...setup, model }), examples);
    expect(attempt).toThrow("scaled, in the gradients it returns, expects the names [scale, shift]");
  });
});
