import { coefficientsAt, createContext, isRepeatable, type Layer, type Observation, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { annealed } from "../../test/annealed.js";
import { relu } from "../activations/relu.js";
import { ones } from "../initialize/ones.js";
import { linear } from "../linear/linear.js";
import { batchNorm } from "../normalize/batch-norm.js";
import { dropout } from "../regularize/dropout.js";
import { residual } from "./residual.js";
import { sequential } from "./sequential.js";

const context = createContext();

describe("residual", () => {
  test("adds the layer's output to its input, and the gradients likewise", () => {
    const layer = residual(linear(2, 2, { weight: ones }));
    const forward = layer.forward(context, layer.initialize(context), tensor([[1, 2]]));
    expect(toArray(forward.output)).toEqual([[1 + 3, 2 + 3]]);
    const { inputGradient, gradients } = forward.backward(tensor([[10, 1]]));
    expect(toArray(inputGradient)).toEqual([[10 + 11, 1 + 11]]);
    expect(toArray(gradients.weight)).toEqual([
      [10, 1],
      [20, 2],
    ]);
    expect(toArray(gradients.bias)).toEqual([10, 1]);
  });

  test("keeps the layer's statistics", () => {
    const layer = residual(batchNorm(1, { momentum: 1 }));
    const { statistics } = layer.forward(context, layer.initialize(context), tensor([[1], [3]]));
    expect(toArray(statistics.mean)).toEqual([2]);
  });

  test("has the layer's coefficients", () => {
    const layer = residual(annealed(2).at([1]));
    expect(layer.coefficients?.(2)).toEqual([4]);
    const inStep2 = { ...context, coefficients: coefficientsAt(layer, context.ops, 2) };
    expect(toArray(layer.forward(inStep2, [], tensor([[0.5]])).output)).toEqual([[0.5 + 2]]);
  });

  test("is repeatable only if the layer is", () => {
    expect(isRepeatable(residual(linear(2, 2)))).toBe(true);
    expect(isRepeatable(residual(annealed(2, { repeatable: false }).at([1])))).toBe(false);
  });

  test("gives the layer its place, for errors, observers and random streams", () => {
    const seen: string[] = [];
    const observe = ({ path, role }: Observation) => void seen.push(`${path.join(" › ")} ${role}`);
    const model = sequential(residual(dropout({ rate: 0.5 }).at([64])), residual(dropout({ rate: 0.5 }).at([64])));
    const masks: unknown[] = [];
    const remember = (observation: Observation) => {
      observe(observation);
      const { role, path, value } = observation;
      if (role === "output" && path.length === 3) masks.push(value);
    };
    const observed = { ...context, path: ["digits"], observe: remember };
    model.forward(observed, [[], []], context.ops.fill([1, 64], 1));
    expect(seen.slice(0, 5)).toEqual([
      "digits input",
      "digits › 0 residual input",
      "digits › 0 residual › dropout(0.5) input",
      "digits › 0 residual › dropout(0.5) output",
      "digits › 0 residual output",
    ]);
    expect(masks).toHaveLength(2);
    expect(masks[0]).not.toEqual(masks[1]);
  });

  test("a layer that returns another shape is refused", () => {
    const layer: Layer = sequential(linear(4, 3), relu);
    expect(() => residual(layer)).toThrow(
      expect.objectContaining({
        name: "ShapeError",
        message: [
          "in residual › sequential",
          "  expects   output [4]",
          "  received         [3]",
          "  axis 0: 3 ≠ 4",
          "  residual adds a layer's output to its input: both need the same shape.",
        ].join("\n"),
      }),
    );
  });
});
