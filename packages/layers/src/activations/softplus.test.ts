import { createContext, log, referenceOps, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { softplus } from "./softplus.js";

const context = createContext({ ops: referenceOps({ dtype: "float64" }) });

describe("softplus", () => {
  const step = softplus.at([5]).forward(context, [], tensor([-1e308, -700, 0, 700, 1e308], { dtype: "float64" }));

  test("is relu far from 0, without overflow", () => {
    const [lowest, low, middle, high, highest] = toArray(step.output) as number[];
    expect([lowest, middle, high, highest]).toEqual([0, log(2), 700, 1e308]);
    expect(low! / 9.859676543759771e-305).toBeCloseTo(1, 12); // e⁻⁷⁰⁰
  });

  test("has the slope of relu far from 0", () => {
    const slopes = toArray(step.backward(context.ops.fill([5], 4)).inputGradient) as number[];
    expect([slopes[0], ...slopes.slice(2)]).toEqual([0, 2, 4, 4]);
  });
});
