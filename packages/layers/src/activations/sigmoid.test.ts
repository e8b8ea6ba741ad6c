import { referenceOps } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { runActivation } from "../../test/run-activation.js";
import { sigmoid } from "./sigmoid.js";

const ops = referenceOps({ dtype: "float32" });
const slopeAt0 = (options: Parameters<typeof sigmoid>[0]) =>
  runActivation(sigmoid(options), [0], { ops }).inputGradient[0];

describe("sigmoid", () => {
  test("does not overflow", () => {
    expect(runActivation(sigmoid, [-1e30, 0, 1e30], { ops }).output).toEqual([0, 0.5, 1]);
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
    const options: { derivative: "exact" | "without-gain" } = JSON.parse('{ "derivative": "none" }');
    const message = 'sigmoid(derivative) expects "exact" or "without-gain", but received "none".';
    expect(() => sigmoid(options)).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
  });

  test("a gain that is not finite is refused", () => {
    expect(() => sigmoid({ gain: Number.POSITIVE_INFINITY })).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: "sigmoid(gain) expects a finite number, but received Infinity.",
      }),
    );
  });
});
