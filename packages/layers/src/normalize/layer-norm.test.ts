import { type Batch, createContext, referenceOps, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { layerNorm } from "./layer-norm.js";

const float64 = { dtype: "float64" } as const;
const context = createContext({ ops: referenceOps(float64) });

describe("layerNorm", () => {
  test("normalizes each example by its own mean and biased variance, then scales and shifts", () => {
    const layer = layerNorm(2, { epsilon: 0 });
    const parameters = { scale: tensor([2, 3], float64), shift: tensor([10, 20], float64) };
    const input = tensor(
      [
        [1, 3],
        [50, -50],
      ],
      float64,
    );
    expect(toArray(layer.forward(context, parameters, input).output)).toEqual([
      [8, 23],
      [12, 17],
    ]);
  });

  test("is the same in training and in evaluation, of one example and of many", () => {
    const layer = layerNorm(3);
    const parameters = layer.initialize(context);
    const output = (training: boolean, rows: Batch<readonly [3]>): readonly unknown[] =>
      toArray(layer.forward({ ...context, training }, parameters, rows).output);
    const both = tensor(
      [
        [1, 5, -2],
        [0, 0, 7],
      ],
      float64,
    );
    const [first, second] = [tensor([[1, 5, -2]], float64), tensor([[0, 0, 7]], float64)];
    expect(output(true, both)).toEqual([...output(false, first), ...output(false, second)]);
  });

  test("normalizes each row of an example by itself", () => {
    const input = tensor(
      [
        [
          [1, 3],
          [70, 50],
        ],
      ],
      float64,
    );
    const layer = layerNorm([2, 2], { epsilon: 0 });
    expect(toArray(layer.forward(context, layer.initialize(context), input).output)).toEqual([
      [
        [-1, 1],
        [1, -1],
      ],
    ]);
  });

  test.each([3, 5, 7, 10, 100, 768])("%i equal features of float32 become exactly 0", (features) => {
    const float32 = createContext();
    const layer = layerNorm(features);
    for (const x of [5.3, 0.1, 1000.1]) {
      const { output } = layer.forward(float32, layer.initialize(float32), float32.ops.fill([1, features], x));
      expect(output.data).toEqual(new Float32Array(features));
    }
  });

  test("features that are all the same become the shift", () => {
    const layer = layerNorm(3);
    const input = tensor([[7, 7, 7]], float64);
    const forward = layer.forward(context, layer.initialize(context), input);
    expect(toArray(forward.output)).toEqual([[0, 0, 0]]);
    expect(toArray(forward.backward(input).inputGradient)).toEqual([[0, 0, 0]]);
  });

  test.each([
    [() => layerNorm(0), "layerNorm(features) expects a whole number ≥ 1, but received 0."],
    [() => layerNorm([3, 0.5]), "layerNorm(shape[1]) expects a whole number ≥ 1, but received 0.5."],
    [() => layerNorm(JSON.parse("[]")), "layerNorm(shape) expects at least one axis, but received []."],
    [() => layerNorm(3, { epsilon: -1 }), "layerNorm(epsilon) expects a finite number ≥ 0, but received -1."],
  ])("%s is refused", (make, message) => {
    expect(make).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
  });
});
