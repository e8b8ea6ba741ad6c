import type { Examples } from "@gd/data";
import { defineActivation, defineLayer, type Initializer, linear, noStatistics, sequential, tanh } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { adam, gradientDescent } from "@gd/optim";
import { type Batch, type Context, fromElements, none, type Scalar, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { hashOf } from "../../test/run.js";
import type { AnyLoss } from "../fit.js";
import { createTraining } from "../index.js";
import type { TrainingSetup } from "../training-setup.js";
import { NotFiniteError } from "./not-finite-error.js";

type Pair = Examples<readonly [2], readonly [1]>;

const examples: Pair = {
  input: tensor([
    [1, 2],
    [3, -1],
  ]),
  target: tensor([[1], [0]]),
};
const loss = meanSquaredError;
const optimizer = gradientDescent({ learningRate: 0.1 });
/** A number that no operation made. */
const scalar = (value: number): Scalar => fromElements(Float32Array.of(value), []);
const plain = { model: sequential(linear(2, 3), tanh, linear(3, 1)), loss, optimizer };

/** Takes steps until one is refused, which must leave everything as it was. */
const refusal = async (setup: TrainingSetup, given: Examples = examples): Promise<NotFiniteError> => {
  const training = createTraining(setup);
  for (let step = 0; step < 1000; step++) {
    const before = await hashOf(training.state());
    try {
      training.step(given);
    } catch (error) {
      expect(await hashOf(training.state())).toBe(before);
      expect(training.state().step).toBe(step);
      if (error instanceof NotFiniteError) return error;
      throw error;
    }
  }
  throw new Error("1000 steps were taken");
};

describe("a value that is not finite", () => {
  test.each([
    [1e15, "sequential › meanSquaredError", "result of multiply"],
    [1e25, "sequential › 1 linear(3 → 1)", "result of matmul"],
  ])("from a learning rate of %d", async (learningRate, place, tensor) => {
    const model = sequential(linear(2, 3), linear(3, 1));
    const { origin, message } = await refusal({ model, loss, optimizer: gradientDescent({ learningRate }) });
    expect(origin).toMatchObject({ step: 1, place, tensor });
    expect(message).toBe(
      `step 1: ${origin.value} first appeared in ${place}, in its ${tensor} at element ${origin.index}. ` +
        "The parameters are those before the step; a lower learning rate often helps.",
    );
  });

  test.each([
    [
      "NaN in the input",
      {
        ...examples,
        input: tensor([
          [1, 2],
          [Number.NaN, 1],
        ]),
      },
      "NaN first appeared in the data, in its input at element 2",
    ],
    [
      "∞ in the target",
      { ...examples, target: tensor([[1], [Number.POSITIVE_INFINITY]]) },
      "Infinity first appeared in the data, in its target at element 1",
    ],
  ])("%s", async (_, given, message) => {
    expect((await refusal(plain, given)).message).toContain(`step 0: ${message}. `);
  });

  test("in the parameters that a model begins with", () => {
    const weight: Initializer = (shape) => fromElements(Float32Array.of(1, Number.NaN), shape);
    const training = createTraining({ model: linear(2, 1, { weight }), loss, optimizer });
    expect(() => training.step(examples)).toThrow(
      "step 0: NaN first appeared in linear(2 → 1), in its parameters.weight at element 1. Start from finite parameters.",
    );
  });

  test("from the logarithm of 0 in one layer", async () => {
    // log |x − x| = −∞
    const broken = defineActivation("broken", ({ ops }, input) => ({
      output: ops.log(ops.absolute(ops.subtract(input, input))),
      backward: (outputGradient) => outputGradient,
    }));
    const error = await refusal({ ...plain, model: sequential(linear(2, 3), broken, linear(3, 1)) });
    expect(error.origin).toEqual({
      step: 0,
      place: "sequential › 1 broken",
      tensor: "output",
      index: 0,
      value: -Infinity,
    });
    expect(error.message).toMatch(
      /^step 0: -Infinity first appeared in sequential › 1 broken, in its output at element 0/,
    );
  });

  test("in one layer's gradient, though the loss is finite", async () => {
    const steep = defineActivation("steep", ({ ops }, input) => ({
      output: input,
      backward: (outputGradient) => ops.divide(outputGradient, 0),
    }));
    const model = sequential(linear(2, 3), linear(3, 3), steep, linear(3, 1));
    expect((await refusal({ ...plain, model })).origin).toMatchObject({
      step: 0,
      place: "sequential › 2 steep",
      tensor: "inputGradient",
    });
  });

  test("in the gradient of one parameter", async () => {
    const model = defineLayer({
      name: "shifted",
      inputShape: [2],
      outputShape: [1],
      initialize: ({ ops }) => ({ shift: ops.fill([1], 0) }),
      initializeStatistics: noStatistics,
      forward: ({ ops }, { shift }, input) => ({
        output: ops.addRow(ops.matmul(input, ops.fill([2, 1], 1)), shift),
        backward: () => ({ inputGradient: input, gradients: { shift: ops.divide(ops.fill([1], 1), 0) } }),
      }),
    });
    const { origin } = await refusal({ ...plain, model });
    expect(origin).toEqual({ step: 0, place: "shifted", tensor: "gradients.shift", index: 0, value: Infinity });
  });

  test("in a layer that computes without operations", async () => {
    const opaque = defineActivation("opaque", (_, input) => ({
      output: fromElements(new Float32Array(input.data.length).fill(Number.NaN), input.shape),
      backward: (outputGradient) => outputGradient,
    }));
    const { origin } = await refusal({ ...plain, model: sequential(linear(2, 1), opaque) });
    expect(origin).toEqual({ step: 0, place: "sequential › 1 opaque", tensor: "output", index: 0, value: Number.NaN });
  });

  test("in the loss, with and without operations", async () => {
    const overflowing = { ...examples, target: tensor([[1e30], [0]]) };
    expect((await refusal(plain, overflowing)).origin).toMatchObject({
      place: "sequential › meanSquaredError",
      tensor: "result of multiply",
      value: Infinity,
    });
    const opaque: AnyLoss = {
      name: "opaque",
      evaluate: (_, output) => ({ value: scalar(Number.NaN), backward: () => output }),
    };
    const { origin } = await refusal({ ...plain, loss: opaque });
    expect(origin).toEqual({ step: 0, place: "sequential › opaque", tensor: "value", index: 0, value: Number.NaN });
  });

  test("in the optimizer", async () => {
    const steep = {
      name: "steep",
      evaluate: ({ ops }: Context, output: Batch<readonly [1]>) => ({
        value: ops.fill([], 1),
        backward: () => ops.fill(output.shape, 1e30),
      }),
    };
    const rising = gradientDescent({ learningRate: 1e15 });
    const { origin } = await refusal({ model: linear(2, 1), loss: steep, optimizer: rising });
    expect(origin).toMatchObject({
      place: "linear(2 → 1) › gradientDescent",
      tensor: "result of multiply",
      value: -Infinity,
    });
    const opaque = {
      ...optimizer,
      name: "opaque",
      update: () => ({ update: tensor([1, 1, Number.NaN]), state: none }),
    };
    expect((await refusal({ model: linear(2, 1), loss, optimizer: opaque })).origin).toEqual({
      step: 0,
      place: "linear(2 → 1) › opaque",
      tensor: "update",
      index: 2,
      value: Number.NaN,
    });
  });

  test("that a mask took out again is not blamed", async () => {
    // log 0 at every element, of which nothing remains.
    const masked = defineActivation("masked", ({ ops }, input) => ({
      output: ops.where(ops.fill(input.shape, 0), ops.log(ops.fill(input.shape, 0)), input),
      backward: (outputGradient) => outputGradient,
    }));
    const broken = defineActivation("broken", ({ ops }, input) => ({
      output: ops.divide(input, 0),
      backward: (outputGradient) => outputGradient,
    }));
    const model = sequential(linear(2, 3), masked, broken, linear(3, 1));
    expect((await refusal({ ...plain, model })).origin).toMatchObject({
      place: "sequential › 2 broken",
      tensor: "output",
    });
    const fine = { ...plain, model: sequential(linear(2, 3), masked, linear(3, 1)) };
    const training = createTraining(fine);
    training.step(examples);
    expect(training.state().step).toBe(1);
  });
});

test("finite updates whose sum overflows are taken", () => {
  const model = linear(2, 1);
  const setup = {
    model,
    loss: {
      name: "flat",
      evaluate: (_: unknown, output: Pair["target"]) => ({ value: scalar(1), backward: () => output }),
    },
    optimizer: { ...optimizer, update: () => ({ update: tensor([3e38, 3e38, 3e38]), state: none }) },
  };
  const training = createTraining(setup, { parameters: { weight: tensor([[0], [0]]), bias: tensor([0]) } });
  training.step(examples);
  const { weight, bias } = training.state().parameters;
  expect([...weight.data, ...bias.data]).toEqual([3e38, 3e38, 3e38].map(Math.fround));
});

test("optimizers that keep a state start again from the one before", async () => {
  const training = createTraining({ ...plain, optimizer: adam({ learningRate: 0.1 }) });
  training.step(examples);
  expect(() =>
    training.step({
      ...examples,
      input: tensor([
        [Number.NaN, 1],
        [1, 1],
      ]),
    }),
  ).toThrow(NotFiniteError);
  training.step(examples);
  expect(training.state().step).toBe(2);
});
