import { dataset } from "@gd/data";
import { linear, stack } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { adam, gradientDescent, minimize, momentum } from "@gd/optim";
import {
  counting,
  type GradientTransformation,
  type Layer,
  referenceOps,
  type Shape,
  tensor,
  toArray,
  type Vector,
} from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { evaluate, initializeTraining, NotFiniteError, TrainingArgumentError, train, trainStep } from "./index.js";

const ops = referenceOps({ dtype: "float64" });
const dtype = "float64";
const examples = { input: tensor([[1]], { dtype }), target: tensor([[3]], { dtype }) };
const setup = (optimizer: GradientTransformation) => ({ model: linear(1, 1), loss: meanSquaredError, optimizer, ops });

/** Descends along the gradient before last, which it keeps as its state. */
const delayed: GradientTransformation<{ readonly last: Vector; readonly beforeLast: Vector }> = {
  name: "delayed",
  initialize: (ops, length) => {
    const zero = ops.fill([length], 0);
    return { last: zero, beforeLast: zero };
  },
  update: ({ ops, gradient, state }) => ({
    update: ops.multiply(state.beforeLast, -0.1),
    state: { last: gradient, beforeLast: state.last },
  }),
};

describe("the optimizer's state", () => {
  test("may be made of the old state: training gives what minimize gives", () => {
    const options = setup(delayed);
    let state = initializeTraining(options);
    const start = toArray(state.vector);
    for (let step = 0; step < 6; step++) state = trainStep(options, state, examples).state;

    const descended = minimize(
      ([weight = 0, bias = 0]) => {
        const apart = weight + bias - 3;
        return { value: apart ** 2, gradient: [2 * apart, 2 * apart] };
      },
      start,
      { optimizer: delayed, stop: { maximumSteps: 6 } },
    );
    toArray(state.vector).forEach((weight, i) => void expect(weight).toBeCloseTo(descended.point[i]!, 12));
  });

  test("may be a view of θ as it was before the step", () => {
    const keeper: GradientTransformation<{ readonly previous: Vector }> = {
      name: "keeper",
      initialize: (ops, length) => ({ previous: ops.fill([length], 0) }),
      update: ({ ops, gradient, parameters }) => ({
        update: ops.multiply(gradient, -0.1),
        state: { previous: parameters },
      }),
    };
    const options = setup(keeper);
    const state = initializeTraining(options);
    const before = toArray(state.vector);
    const { previous } = trainStep(options, state, examples).state.optimizerState as { previous: Vector };
    expect(toArray(previous)).toEqual(before);
    expect(toArray(state.vector)).not.toEqual(before);
  });

  test("of another shape is refused before θ changes", () => {
    const shrinking: GradientTransformation<Vector> = {
      name: "shrinking",
      initialize: (ops, length) => ops.fill([length], 0),
      update: ({ ops, gradient }) => ({ update: gradient, state: ops.fill([1], 0) }),
    };
    const state = initializeTraining(setup(shrinking));
    const before = toArray(state.vector);
    expect(() => trainStep(setup(shrinking), state, examples)).toThrow(TrainingArgumentError);
    expect(toArray(state.vector)).toEqual(before);
  });

  test.each([
    [gradientDescent({ learningRate: 0.1 }), ", expects the names [0, 1], but received the names []."],
    [adam({ learningRate: 0.1 }), ": 0 expects the names [velocity], but received the names [mean, variance]."],
  ])("of another optimizer is refused by name", async (other, message) => {
    const state = initializeTraining(setup(other));
    const data = dataset(examples.input, examples.target);
    const run = train({ ...setup(momentum({ learningRate: 0.1, momentum: 0.9 })), data, state });
    await expect(run.next()).rejects.toThrow(`train(state), in the state of momentum${message}`);
  });

  test("goes with the parameters and statistics of its model", async () => {
    const from = (given: Layer, start: Layer) => {
      const options = { ...setup(gradientDescent({ learningRate: 0.1 })), model: given };
      const state = initializeTraining({ ...options, model: start });
      return train({ ...options, data: dataset<Shape, Shape>(examples.input, examples.target), state }).next();
    };
    await expect(from(stack([linear(1, 1)]), stack([linear(1, 2), linear(2, 1)]))).rejects.toThrow(
      "train(state), in the parameters, expects the names [0], but received the names [0, 1].",
    );
    const gathering: Layer = { ...stack([linear(1, 1)]), initializeStatistics: ({ ops }) => ops.fill([1], 0) };
    await expect(from(gathering, stack([linear(1, 1)]))).rejects.toThrow(
      "train(state), in the statistics, expects a tensor of shape [1], but received the names [0].",
    );
  });

  test("that is not finite stops the training, named", () => {
    const narrow = referenceOps();
    const options = { ...setup(adam({ learningRate: 0.1 })), ops: narrow };
    const state = initializeTraining(options);
    const large = { input: tensor([[1e10]]), target: tensor([[1e10]]) };
    expect(() => trainStep(options, state, { ...large, target: tensor([[1e15]]) })).toThrow(NotFiniteError);
    expect(() => trainStep(options, state, { ...large, target: tensor([[1e15]]) })).toThrow(/adam/);
  });
});

test("a step can be counted", () => {
  const { ops: counted, cost } = counting({ dtype });
  const options = { ...setup(momentum({ learningRate: 0.1, momentum: 0.9 })), model: linear(784, 10), ops: counted };
  const counts = { input: counted.fill([64, 784], 0), target: counted.fill([64, 10], 0) };
  const { state } = trainStep(options, initializeTraining(options), counts);
  expect(state.step).toBe(1);
  // Two products of 64 × 784 × 10 multiplications and additions dominate.
  expect(cost().floatingPointOperations / (2 * 2 * 64 * 784 * 10)).toBeCloseTo(1, 1);
});

test("a metric may not take the loss's place", () => {
  const options = setup(gradientDescent({ learningRate: 0.1 }));
  const data = dataset(examples.input, examples.target);
  expect(() => evaluate(options, initializeTraining(options), data, { metrics: { loss: () => 0 } })).toThrow(
    TrainingArgumentError,
  );
});
