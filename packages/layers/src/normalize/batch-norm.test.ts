import { createContext, referenceOps, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { sequential } from "../compose/sequential.js";
import { linear } from "../linear/linear.js";
import { batchNorm } from "./batch-norm.js";

const context = createContext({ ops: referenceOps({ dtype: "float64" }) });
const evaluation = { ...context, training: false };
const batch = tensor(
  [
    [1, 10],
    [3, 30],
  ],
  { dtype: "float64" },
);

describe("batchNorm", () => {
  const layer = batchNorm(2, { epsilon: 0, momentum: 0.25 });
  const parameters = layer.initialize(context);

  test("normalizes a batch of training by its own mean and biased variance", () => {
    expect(toArray(layer.forward(context, parameters, batch).output)).toEqual([
      [-1, -1],
      [1, 1],
    ]);
  });

  test("moves the statistics towards the batch's mean and unbiased variance", () => {
    const { statistics } = layer.forward(context, parameters, batch);
    expect(toArray(statistics.mean)).toEqual([0.25 * 2, 0.25 * 20]);
    expect(toArray(statistics.variance)).toEqual([0.75 + 0.25 * 2, 0.75 + 0.25 * 200]);
  });

  test("moves them by a tenth by default", () => {
    const usual = batchNorm(2);
    const { statistics } = usual.forward(context, usual.initialize(context), batch);
    expect(toArray(statistics.mean)).toEqual([0.1 * 2, 0.1 * 20]);
  });

  test("normalizes by the statistics in evaluation, and leaves them", () => {
    const statistics = {
      mean: tensor([1, 0], { dtype: "float64" }),
      variance: tensor([4, 100], { dtype: "float64" }),
    };
    const forward = layer.forward(evaluation, parameters, batch, statistics);
    expect(toArray(forward.output)).toEqual([
      [0, 1],
      [1, 3],
    ]);
    expect(forward.statistics).toBe(statistics);
  });

  test("a feature that is the same in the whole batch becomes the shift", () => {
    const constant = tensor([[7], [7], [7]], { dtype: "float64" });
    const one = batchNorm(1);
    const forward = one.forward(context, one.initialize(context), constant);
    expect(forward.output.data).toEqual(new Float64Array(3));
    expect(toArray(forward.backward(constant).inputGradient)).toEqual([[0], [0], [0]]);
  });

  test.each([3, 5, 7, 10, 100, 6272])("%i equal numbers of float32 become exactly 0", (examples) => {
    const float32 = createContext();
    const one = batchNorm(1);
    for (const x of [5.3, 0.1, 1000.1]) {
      const { output } = one.forward(float32, one.initialize(float32), float32.ops.fill([examples, 1], x));
      expect(output.data).toEqual(new Float32Array(examples));
    }
  });

  test("training on fewer than 2 examples is refused, evaluating is not", () => {
    const one = tensor([[1, 2]], { dtype: "float64" });
    const message = (place: string) =>
      `${place} expects 2 examples or more in training, where it normalizes by the variance of the batch, ` +
      "but received 1. Choose a batch size that leaves no single example for the last batch of an epoch, " +
      "or drop that batch; to evaluate, use { training: false }.";
    expect(() => layer.forward(context, parameters, one)).toThrow(
      expect.objectContaining({ name: "ArgumentError", message: message("batchNorm(2)") }),
    );
    const model = sequential(linear(2, 2), layer);
    expect(() => model.forward({ ...context, path: ["digits"] }, model.initialize(context), one)).toThrow(
      expect.objectContaining({ name: "ArgumentError", message: message("digits › 1 batchNorm(2)") }),
    );
    expect(toArray(layer.forward(evaluation, parameters, one).output)).toEqual([[1, 2]]);
  });

  test.each([
    [() => batchNorm(0), "batchNorm(features) expects a whole number ≥ 1, but received 0."],
    [() => batchNorm(3, { epsilon: -1 }), "batchNorm(epsilon) expects a finite number ≥ 0, but received -1."],
    [() => batchNorm(3, { epsilon: Number.NaN }), "batchNorm(epsilon) expects a finite number ≥ 0, but received NaN."],
    [
      () => batchNorm(3, { momentum: 1.5 }),
      "batchNorm(momentum) expects a finite number from 0 to 1, but received 1.5.",
    ],
  ])("%s is refused", (make, message) => {
    expect(make).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
  });
});
