import { createContext, expm1, isTensor, referenceOps, type Tensor, tensor, toArray, traced } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { elu } from "./elu.js";

const context = createContext({ ops: referenceOps({ dtype: "float64" }) });
const step = (options: Parameters<typeof elu>[0], values: readonly number[]) => {
  const forward = elu(options)
    .at([values.length])
    .forward(context, [], tensor(values, { dtype: "float64" }));
  const ones = context.ops.fill([values.length], 1);
  return { output: toArray(forward.output), slope: toArray(forward.backward(ones).inputGradient) };
};

describe("elu", () => {
  test("is the input above 0 and tends to −alpha below, with its slope", () => {
    expect(step({ alpha: 0.5 }, [1e308, 3, 0, -800, -1e308])).toEqual({
      output: [1e308, 3, 0, -0.5, -0.5],
      slope: [1, 1, 0.5, 0, 0],
    });
  });

  test("computes nothing on the way that is not finite, which would be taken for the cause of another one", () => {
    const results: Tensor[] = [];
    const ops = traced(context.ops, ({ result }) => void (isTensor(result) && results.push(result)));
    const input = tensor([1e308], { dtype: "float64" });
    elu
      .at([1])
      .forward({ ...context, ops }, [], input)
      .backward(input);
    expect(results.length).toBeGreaterThan(0);
    for (const { data } of results) expect(data.every(Number.isFinite)).toBe(true);
  });

  test("keeps its digits near 0", () => {
    const values = [-1e-300, -1e-12, -1e-5, -0.1, -1, -3];
    step({}, values).output.forEach((y, i) => {
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
        name: "LayerArgumentError",
        message: "elu(alpha) expects a finite number, but received NaN.",
      }),
    );
  });
});
