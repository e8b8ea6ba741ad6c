import { createContext, referenceOps, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { gelu } from "./gelu.js";

const context = createContext({ ops: referenceOps({ dtype: "float64" }) });
const step = (options: Parameters<typeof gelu>[0], values: readonly number[]) => {
  const forward = gelu(options)
    .at([values.length])
    .forward(context, [], tensor(values, { dtype: "float64" }));
  const ones = context.ops.fill([values.length], 1);
  return { output: toArray(forward.output), slope: toArray(forward.backward(ones).inputGradient) };
};

describe("gelu", () => {
  test.each([{}, { approximate: "tanh" }] as const)("of %j is relu far from 0, with half a slope at 0", (options) => {
    expect(step(options, [-1e6, 0, 1e6])).toEqual({ output: [-0, 0, 1e6], slope: [0, 0.5, 1] });
  });

  test("the approximation is another function, and differs by less than 0.0005", () => {
    const values = Array.from({ length: 1201 }, (_, i) => (i - 600) / 100);
    const approximate = step({ approximate: "tanh" }, values).output;
    const errors = step({}, values).output.map((y, i) => Math.abs(y - approximate[i]!));
    const largest = Math.max(...errors);
    expect(largest).toBeLessThan(5e-4);
    expect(largest).toBeGreaterThan(4e-4);
  });

  test("the approximation's value at 1, computed with 30 digits and rounded", () => {
    expect(step({ approximate: "tanh" }, [1]).output[0]).toBeCloseTo(0.8411919906082767, 14);
  });

  test("says its name", () => {
    expect(gelu.name).toBe("gelu");
    expect(gelu({ approximate: "tanh" }).name).toBe("gelu(tanh)");
  });

  test("another approximation is refused", () => {
    const given: { approximate: "none" | "tanh" } = JSON.parse('{ "approximate": "erf" }');
    const message = 'gelu(approximate) expects "none" or "tanh", but received erf.';
    expect(() => gelu(given)).toThrow(expect.objectContaining({ name: "LayerArgumentError", message }));
  });
});
