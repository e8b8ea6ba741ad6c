import { createContext, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { ones } from "../initialize/ones.js";
import { standardNormal } from "../initialize/standard-normal.js";
import { zeros } from "../initialize/zeros.js";
import { linear } from "./linear.js";

const context = createContext();

describe("linear", () => {
  test("by hand", () => {
    const layer = linear(3, 2, { weight: ones, bias: zeros });
    const { output, backward } = layer.forward(context, layer.initialize(context), tensor([[1, 2, -1]]));
    expect(toArray(output)).toEqual([[2, 2]]);
    const { inputGradient, gradients } = backward(tensor([[16, 16]]));
    expect(toArray(inputGradient)).toEqual([[32, 32, 32]]);
    expect(toArray(gradients.weight)).toEqual([
      [16, 16],
      [32, 32],
      [-16, -16],
    ]);
    expect(toArray(gradients.bias)).toEqual([16, 16]);
  });

  test("without bias, by hand", () => {
    const layer = linear(3, 2, { weight: ones, bias: false });
    const parameters = layer.initialize(context);
    expect(Object.keys(parameters)).toEqual(["weight"]);
    const { output, backward } = layer.forward(context, parameters, tensor([[1, 2, -1]]));
    expect(toArray(output)).toEqual([[2, 2]]);
    const { inputGradient, gradients } = backward(tensor([[16, 1]]));
    expect(toArray(inputGradient)).toEqual([[17, 17, 17]]);
    expect(Object.keys(gradients)).toEqual(["weight"]);
    expect(toArray(gradients.weight)).toEqual([
      [16, 1],
      [32, 2],
      [-16, -1],
    ]);
  });

  test("says its sizes in its name, and that it has no bias", () => {
    expect(linear(3, 2).name).toBe("linear(3 → 2)");
    expect(linear(3, 2, { bias: false }).name).toBe("linear(3 → 2, no bias)");
  });

  test("weight and bias are drawn independently", () => {
    const drawn = (bias = zeros) => linear(2, 2, { bias }).initialize(context);
    expect(toArray(drawn(standardNormal).weight)).toEqual(toArray(drawn().weight));
    const { weight, bias } = linear(1, 3, { weight: standardNormal, bias: standardNormal }).initialize(context);
    expect(toArray(weight)[0]).not.toEqual(toArray(bias));
  });

  test.each([
    [() => linear(0, 3), "linear(inputs) expects a whole number ≥ 1, but received 0."],
    [() => linear(0, 3, { bias: false }), "linear(inputs) expects a whole number ≥ 1, but received 0."],
    [() => linear(2.5, 3), "linear(inputs) expects a whole number ≥ 1, but received 2.5."],
    [() => linear(3, -1), "linear(outputs) expects a whole number ≥ 1, but received -1."],
    [() => linear(3, Number.NaN), "linear(outputs) expects a whole number ≥ 1, but received NaN."],
    [() => linear(Number.POSITIVE_INFINITY, 3), "linear(inputs) expects a whole number ≥ 1, but received Infinity."],
  ])("%s is refused", (make, message) => {
    expect(make).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
  });
});
