import { dataset } from "@gd/data";
import { batchNorm, linear, sequential, tanh } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { adam, gradientDescent, type Schedule } from "@gd/optim";
import { ArgumentError, referenceInterpreter, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { endOf, hashOf } from "../../test/run.js";
import { points, smallSetup } from "../../test/small-problem.js";
import { createTraining, findLearningRate, train } from "../index.js";

const { model, loss } = smallSetup;
const descent = (learningRate: Schedule | number) => gradientDescent({ learningRate });
const options = { model, loss, optimizer: descent, data: points(200, "rates"), seed: 1 };

describe("findLearningRate", () => {
  test("tries rates that grow by the same factor", async () => {
    const { curve } = await findLearningRate({ ...options, from: 1e-3, to: 1e-1, steps: 5 });
    expect(curve).toHaveLength(5);
    curve.forEach(({ learningRate }, i) => {
      expect(learningRate / 10 ** (-3 + i / 2)).toBeCloseTo(1, 14);
    });
  });

  test("takes the steps that these rates give, and looks at the same examples after each", async () => {
    const data = dataset(
      tensor([
        [1, 2],
        [2, -1],
        [0, 1],
      ]),
      tensor([[3], [0], [-1]]),
    );
    const setup = {
      model: linear(2, 1),
      loss: meanSquaredError,
      interpreter: referenceInterpreter({ dtype: "float64" }),
      seed: 1,
    };
    const test = { ...setup, data, shuffle: false, batchSize: 1, from: 1e-3, to: 1e-1, steps: 5 };
    const { curve } = await findLearningRate({ ...test, optimizer: descent });
    const trained = { ...setup, optimizer: descent((step) => 10 ** (-3 + step / 2)) };
    const training = createTraining(trained);
    for (const [i, { loss }] of curve.entries()) {
      training.step(data.examples([i % 3], "float64"));
      expect(loss / training.evaluate(data).loss).toBeCloseTo(1, 12);
    }
  });

  test("ends where the loss diverges, by itself or into infinity", async () => {
    const square = { model: linear(2, 1), loss: meanSquaredError, optimizer: descent };
    const data = dataset(
      tensor([
        [1, 2],
        [2, 1],
        [1, 1],
      ]),
      tensor([[3], [0], [1]]),
    );
    const { curve } = await findLearningRate({ ...square, data, to: 1e3 });
    expect(curve.length).toBeLessThan(100);
    const losses = curve.map(({ loss }) => loss);
    expect(losses.at(-1)!).toBeGreaterThan(4 * Math.min(...losses));
    const abrupt = await findLearningRate({ ...square, data, from: 1e-3, to: 1e30, steps: 3 });
    expect(abrupt.curve.length).toBeLessThan(3);
  });

  test.each([
    ["gradient descent", descent],
    ["adam", (learningRate: Schedule | number) => adam({ learningRate })],
  ])("suggests a rate that %s learns well with, and better than with others", async (_, optimizer) => {
    const { curve, suggestion } = await findLearningRate({ ...options, optimizer });
    const below = curve.filter(({ loss }) => loss < curve[0]!.loss);
    expect(suggestion).toBe(below.at(-1)!.learningRate / 10);
    const lossWith = async (learningRate: number) => {
      let last = Number.NaN;
      for await (const event of train({ ...options, optimizer: optimizer(learningRate), epochs: 20 })) {
        if (event.type === "epoch") last = event.loss;
      }
      return last;
    };
    const suggested = await lossWith(suggestion!);
    expect(suggested).toBeLessThan(await lossWith(suggestion! / 30));
    expect(suggested).toBeLessThan(await lossWith(suggestion! * 100));
  });

  test("leaves the state that it starts from as it is, parameters and statistics", async () => {
    const normalized = { ...options, model: sequential(linear(2, 4), batchNorm(4), tanh, linear(4, 2)) };
    const setup = { ...normalized, loss: softmaxCrossEntropy, optimizer: adam({ learningRate: 0.1 }) };
    const { state } = await endOf(train(setup));
    const before = await hashOf(state);
    const { curve } = await findLearningRate({ ...normalized, state });
    expect(await hashOf(state)).toBe(before);
    // It does start from there, with a step of the first rate.
    expect(curve[0]!.learningRate).toBe(1e-6);
    const fresh = await findLearningRate(normalized);
    expect(curve[0]!.loss).not.toBe(fresh.curve[0]!.loss);
  });

  test("suggests nothing where the loss never falls", async () => {
    const { suggestion } = await findLearningRate({ ...options, from: 1e4, to: 1e5 });
    expect(suggestion).toBe(undefined);
  });

  test("refuses a dataset without examples, or with other inputs than the model takes", async () => {
    const empty = { ...options, data: { ...options.data, size: 0 } };
    await expect(findLearningRate(empty)).rejects.toThrow(
      "findLearningRate(data) expects at least one example, but received 0. Pass a dataset that has some.",
    );
    const wider = { ...options, model: linear(3, 2) };
    // @ts-expect-error the compiler refuses it too
    await expect(findLearningRate(wider)).rejects.toThrow(
      /^in findLearningRate\(data\)\n {2}expects {3}inputShape \[3\]/,
    );
  });

  test.each([
    [{ from: 0 }, "findLearningRate(from) expects a finite number > 0, but received 0."],
    [{ from: Number.NaN }, "findLearningRate(from) expects a finite number > 0, but received NaN."],
    [{ from: 1, to: 1 }, "findLearningRate(to) expects a finite number > 1, but received 1."],
    [{ steps: 1 }, "findLearningRate(steps) expects a whole number ≥ 2, but received 1."],
    [{ steps: 2.5 }, "findLearningRate(steps) expects a whole number ≥ 2, but received 2.5."],
  ])("refuses %o", async (given, message) => {
    await expect(findLearningRate({ ...options, ...given })).rejects.toThrow(message);
    await expect(findLearningRate({ ...options, ...given })).rejects.toBeInstanceOf(ArgumentError);
  });
});
