import { describe, expect, test } from "vitest";
import { runActivation } from "../../test/run-activation.js";
import { gelu } from "./gelu.js";

describe("gelu", () => {
  test.each([{}, { approximate: "tanh" }] as const)("of %j is relu far from 0, with half a slope at 0", (options) => {
    expect(runActivation(gelu(options), [-1e6, 0, 1e6])).toEqual({ output: [0, 0, 1e6], inputGradient: [0, 0.5, 1] });
  });

  test("the approximation is another function, and differs by less than 0.0005", () => {
    const values = Array.from({ length: 1201 }, (_, i) => (i - 600) / 100);
    const approximate = runActivation(gelu({ approximate: "tanh" }), values).output;
    const errors = runActivation(gelu, values).output.map((y, i) => Math.abs(y - approximate[i]!));
    const largest = Math.max(...errors);
    expect(largest).toBeLessThan(5e-4);
    expect(largest).toBeGreaterThan(4e-4);
  });

  test("the approximation's value at 1, computed with 30 digits and rounded", () => {
    expect(runActivation(gelu({ approximate: "tanh" }), [1]).output[0]).toBeCloseTo(0.8411919906082767, 14);
  });

  test("says its name", () => {
    expect(gelu.name).toBe("gelu");
    expect(gelu({ approximate: "tanh" }).name).toBe("gelu(tanh)");
  });

  test("another approximation is refused", () => {
    const options: { approximate: "none" | "tanh" } = JSON.parse('{ "approximate": "erf" }');
    const message = 'gelu(approximate) expects "none" or "tanh", but received "erf".';
    expect(() => gelu(options)).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
  });
});
