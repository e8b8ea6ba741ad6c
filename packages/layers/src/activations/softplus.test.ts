import { log } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { runActivation } from "../../test/run-activation.js";
import { softplus } from "./softplus.js";

describe("softplus", () => {
  const { output, inputGradient } = runActivation(softplus, [-1e308, -700, 0, 700, 1e308], { gradient: 4 });

  test("is relu far from 0, without overflow", () => {
    const [lowest, low, middle, high, highest] = output;
    expect([lowest, middle, high, highest]).toEqual([0, log(2), 700, 1e308]);
    expect(low! / 9.859676543759771e-305).toBeCloseTo(1, 12); // e⁻⁷⁰⁰
  });

  test("has the slope of relu far from 0", () => {
    expect([inputGradient[0], ...inputGradient.slice(2)]).toEqual([0, 2, 4, 4]);
  });
});
