import { expm1, isTensor, referenceOps, type Tensor, traced } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { runActivation } from "../../test/run-activation.js";
import { elu } from "./elu.js";

describe("elu", () => {
  test("is the input above 0 and tends to −alpha below, with its slope", () => {
    expect(runActivation(elu({ alpha: 0.5 }), [1e308, 3, 0, -800, -1e308])).toEqual({
      output: [1e308, 3, 0, -0.5, -0.5],
      inputGradient: [1, 1, 0.5, 0, 0],
    });
  });

  test("computes nothing in between that is not finite, which would be taken for the cause of something else", () => {
    const results: Tensor[] = [];
    const float64 = referenceOps({ dtype: "float64" });
    const ops = traced(float64, ({ result }) => void (isTensor(result) && results.push(result)));
    runActivation(elu, [1e308], { ops, gradient: 1e308 });
    expect(results.length).toBeGreaterThan(0);
    for (const { data } of results) expect(data.every(Number.isFinite)).toBe(true);
  });

  test("keeps its digits near 0", () => {
    const values = [-1e-300, -1e-12, -1e-5, -0.1, -1, -3];
    runActivation(elu, values).output.forEach((y, i) => {
      const exact = expm1(values[i]!);
      expect(Math.abs(y / exact - 1)).toBeLessThan(8 * 2 ** -53);
    });
  });

  test("a value, and a function of its options, that say their name", () => {
    expect(elu.name).toBe("elu");
    expect(elu({ alpha: 0.7 }).at([3]).name).toBe("elu(0.7)");
  });

  test("an alpha that is not finite is refused", () => {
    expect(() => elu({ alpha: Number.NaN })).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: "elu(alpha) expects a finite number, but received NaN.",
      }),
    );
  });
});
