import { dataset } from "@gd/data";
import { defineLayer, expectShape, linear, noStatistics, ones, parallel, residual, sequential } from "@gd/layers";
import { chain } from "@gd/optim";
import {
  type Batch,
  type Context,
  type GradientTransformation,
  none,
  type SynchronousInterpreter,
  tensor,
  toArray,
} from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { bothInterpreters, namedInterpreters } from "../test/both-interpreters.js";
import { endOf } from "../test/run.js";
import { createTraining, evaluate, loadCheckpoint, predict, train } from "./index.js";

/** y = (k + step) · x */
const gain = (k: number, repeatable: boolean) =>
  defineLayer({
    name: `gain(${k})`,
    inputShape: [1],
    outputShape: [1],
    coefficients: (step) => [k + step],
    repeatable,
    initialize: () => none,
    initializeStatistics: noStatistics,
    forward: ({ ops, coefficients: [factor] }, _, input) => ({
      output: ops.scale(input, factor!),
      backward: (g) => ({ inputGradient: ops.scale(g, factor!), gradients: none }),
    }),
  });

/** L = Σ (7 + step) · y₀ + (11 + step) · y₁ */
const weighted = {
  name: "weighted",
  coefficients: (step: number) => [7 + step, 11 + step],
  evaluate({ ops, coefficients }: Context, output: Batch<readonly [2]>) {
    const weights = ops.reshape(ops.concatenate(coefficients), [2]);
    return {
      value: ops.sum(ops.multiplyRow(output, weights)),
      backward: () => ops.multiplyRow(ops.fill(output.shape, 1), weights),
    };
  },
};

/** Adds k + step to the update, which begins with nothing. */
const adding = (k: number, first: boolean): GradientTransformation => ({
  name: `adding(${k})`,
  coefficients: (step) => [k + step],
  initialize: () => none,
  update({ ops, gradient, coefficients: [term] }) {
    const added = ops.scale(ops.fill(gradient.shape, 1), term!);
    return { update: first ? added : ops.add(gradient, added), state: none };
  },
});

const STEPS = 6;
const examples = { input: tensor([[1]]), target: tensor([[0, 0]]) };

const setupOf = (interpreter: SynchronousInterpreter, repeatable = true) => ({
  model: expectShape(
    sequential(
      linear(1, 1, { weight: ones, bias: false }),
      gain(2, repeatable),
      parallel(gain(3, repeatable), residual(sequential(gain(5, repeatable)))),
    ),
    { input: [1], output: [2] },
  ),
  loss: weighted,
  optimizer: chain(adding(13, true), adding(17, false)),
  interpreter,
});

/** The weight before a step, which has grown by 13 + s and 17 + s in each step s. */
const weightAt = (step: number) => 1 + step * (13 + 17) + step * (step - 1);
const outputsAt = (s: number) => [weightAt(s) * (2 + s) * (3 + s), weightAt(s) * (2 + s) * (1 + 5 + s)] as const;
const lossAt = (s: number) => (7 + s) * outputsAt(s)[0] + (11 + s) * outputsAt(s)[1];

describe.each(namedInterpreters("float32"))(
  "on %s the coefficients of a step reach the part that declared them:",
  (_, interpreter) => {
    test.each([true, false])("nested layers, a loss and transformations (repeatable: %s)", (repeatable) => {
      const setup = setupOf(interpreter, repeatable);
      const data = dataset(examples.input, examples.target);
      const training = createTraining(setup);
      for (let s = 0; s < STEPS; s++) {
        const state = training.state();
        expect(toArray(training.predict(tensor([[1]])))).toEqual([outputsAt(s)]);
        expect(toArray(predict(setup, state, tensor([[1]])))).toEqual([outputsAt(s)]);
        expect(training.evaluate(data).loss).toBe(lossAt(s));
        expect(evaluate(setup, state, data, { metrics: { again: weighted } })).toEqual({
          loss: lossAt(s),
          again: lossAt(s),
        });
        expect(training.step(examples).loss).toBe(lossAt(s));
      }
      expect(toArray(training.state().parameters[0].weight)).toEqual([[weightAt(STEPS)]]);
    });

    test("after going on from a checkpoint, and from an epoch of `train`", async () => {
      const setup = setupOf(interpreter);
      const training = createTraining(setup);
      for (let s = 0; s < 3; s++) training.step(examples);
      const going = createTraining(setup, loadCheckpoint(setup, training.save()));
      for (let s = 3; s < STEPS; s++) expect(going.step(examples).loss).toBe(lossAt(s));

      const data = dataset(
        tensor([[1], [1]]),
        tensor([
          [0, 0],
          [0, 0],
        ]),
      );
      const { state } = await endOf(train({ ...setup, data, batchSize: 1, epochs: 1 }));
      const losses: number[] = [];
      for await (const event of train({ ...setup, data, batchSize: 1, epochs: 2, state })) {
        if (event.type === "step") losses.push(event.loss);
      }
      expect(losses).toEqual([2, 3, 4, 5].map(lossAt));
    });
  },
);

test("coefficients whose count changes are refused by name", () => {
  for (const interpreter of bothInterpreters("float32")) {
    const changing = { ...weighted, coefficients: (step: number) => (step < 2 ? [7, 11] : [7]) };
    const training = createTraining({ ...setupOf(interpreter), loss: changing });
    training.step(examples);
    training.step(examples);
    expect(() => training.step(examples)).toThrow(
      "weighted(coefficients) expects a list of as many numbers in each step as in the first, 2, but received [7].",
    );
    expect(training.state().step).toBe(2);
  }
});
