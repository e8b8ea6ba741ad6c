import { describe, expect, test } from "vitest";
import { runActivation } from "../../test/run-activation.js";
import { leakyRelu } from "./leaky-relu.js";

describe("leakyRelu", () => {
  test("multiplies the negative side by the slope, forward and backward", () => {
    expect(runActivation(leakyRelu({ slope: 0.25 }), [-4, 0, 3], { gradient: 8 })).toEqual({
      output: [-1, 0, 3],
      inputGradient: [2, 2, 8],
    });
  });

  test("a value, and a function of its options, that say their name", () => {
    expect(leakyRelu.name).toBe("leakyRelu");
    expect(leakyRelu({}).name).toBe("leakyRelu");
    expect(leakyRelu({ slope: 0.3 }).at([3]).name).toBe("leakyRelu(0.3)");
  });

  test("a slope that is not finite is refused", () => {
    expect(() => leakyRelu({ slope: Number.NaN })).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: "leakyRelu(slope) expects a finite number, but received NaN.",
      }),
    );
  });
});
