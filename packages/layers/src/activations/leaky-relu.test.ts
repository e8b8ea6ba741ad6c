import { createContext, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { leakyRelu } from "./leaky-relu.js";

describe("leakyRelu", () => {
  test("multiplies the negative side by the slope, forward and backward", () => {
    const step = leakyRelu({ slope: 0.25 })
      .at([3])
      .forward(createContext(), [], tensor([-4, 0, 3]));
    expect(toArray(step.output)).toEqual([-1, 0, 3]);
    expect(toArray(step.backward(tensor([8, 8, 8])).inputGradient)).toEqual([2, 2, 8]);
  });

  test("a value, and a function of its options, that say their name", () => {
    expect(leakyRelu.name).toBe("leakyRelu");
    expect(leakyRelu({}).name).toBe("leakyRelu");
    expect(leakyRelu({ slope: 0.3 }).at([3]).name).toBe("leakyRelu(0.3)");
  });

  test("a slope that is not finite is refused", () => {
    expect(() => leakyRelu({ slope: Number.NaN })).toThrow(
      expect.objectContaining({
        name: "LayerArgumentError",
        message: "leakyRelu(slope) expects a finite number, but received NaN.",
      }),
    );
  });
});
