import { createContext, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { sigmoid } from "./sigmoid.js";

const slopeAt0 = (options: Parameters<typeof sigmoid>[0]) => {
  const step = sigmoid(options)
    .at([1])
    .forward(createContext(), [], tensor([0]));
  return toArray(step.backward(tensor([1])).inputGradient)[0];
};

describe("sigmoid", () => {
  test("does not overflow", () => {
    const { output } = sigmoid.at([3]).forward(createContext(), [], tensor([-1e30, 0, 1e30]));
    expect(toArray(output)).toEqual([0, 0.5, 1]);
  });

  test("the derivative has the gain, unless it is left out", () => {
    expect(slopeAt0({})).toBe(0.25);
    expect(slopeAt0({ gain: 8 })).toBe(2);
    expect(slopeAt0({ gain: 8, derivative: "without-gain" })).toBe(0.25);
  });

  test("says its options in its name", () => {
    expect(sigmoid.name).toBe("sigmoid");
    expect(sigmoid({ gain: 0.01, derivative: "without-gain" }).name).toBe("sigmoid(gain 0.01, without-gain)");
  });

  test("another derivative is refused", () => {
    const given: { derivative: "exact" | "without-gain" } = JSON.parse('{ "derivative": "none" }');
    const message = 'sigmoid(derivative) expects "exact" or "without-gain", but received none.';
    expect(() => sigmoid(given)).toThrow(expect.objectContaining({ name: "LayerArgumentError", message }));
  });

  test("a gain that is not finite is refused", () => {
    expect(() => sigmoid({ gain: Number.POSITIVE_INFINITY })).toThrow(
      expect.objectContaining({
        name: "LayerArgumentError",
        message: "sigmoid(gain) expects a finite number, but received Infinity.",
      }),
    );
  });
});
