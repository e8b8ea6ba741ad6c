import { tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { describeUnit, showSymbol, showUnit } from "./show-symbol.js";
import { showShort, showTensor, showValue } from "./show-value.js";

describe("showSymbol", () => {
  test.each([
    ["∂L/∂W2 = a1ᵀ · ∂L/∂z2", "∂L/∂W⁽²⁾ = a⁽¹⁾ᵀ · ∂L/∂z⁽²⁾"],
    ["a1 = max(z1, 0)", "a⁽¹⁾ = max(z⁽¹⁾, 0)"],
    ["z1 · 0.01", "z⁽¹⁾ · 0.01"],
    ["(z3 − target) · 2", "(z⁽³⁾ − t) · 2"],
    ["tanh(z1)", "tanh(z⁽¹⁾)"],
  ])("%s", (formula, expected) => {
    expect(showSymbol(formula)).toBe(expected);
  });
});

test("a unit has its number below, and the loss has none", () => {
  expect([showUnit("z2", 0), showUnit("b1", 4), showUnit("x", 2), showUnit("target", 1), showUnit("L", 0)]).toEqual([
    "z₁",
    "b₅",
    "x₃",
    "t₂",
    "L",
  ]);
});

test("a unit in words has its layer", () => {
  expect([describeUnit("∂L/∂z2", 0), describeUnit("x", 2), describeUnit("target", 0)]).toEqual([
    "∂L/∂z₁ of layer 2",
    "x₃",
    "t₁",
  ]);
});

describe("showShort", () => {
  test.each([
    [64, 7, "64"],
    [-32, 5, "−32"],
    [0, 5, "0"],
    [12345.678, 7, "12346"],
    [0.1234567, 7, "0.1235"],
    [-0.1234567, 5, "−0.12"],
    [-0.0001234, 7, "−1.2e−4"],
    [-0.00412, 6, "−0.004"],
    [-0.00412, 5, "−4e−3"],
    [-1.234e-10, 5, "−1e−10"],
    [1e300, 7, "1e300"],
    [1048576, 7, "1048576"],
    [1048576, 5, "1e6"],
    [0.5, 5, "0.5"],
    [Number.NaN, 7, "NaN"],
    [Number.NEGATIVE_INFINITY, 7, "−∞"],
  ])("%s in %s characters", (value, most, expected) => {
    expect(showShort(value, most)).toBe(expected);
  });

  test("rounds as little as the room allows", () => {
    for (const value of [2.3456789, 23.456789, 234.56789, 2345.6789, -2.3456789, -2345.6789]) {
      const shown = Number(showShort(value, 7).replace("−", "-"));
      expect(Math.abs(shown - value)).toBeLessThanOrEqual(Math.abs(value) * 5e-4);
    }
  });
});

test("values and tensors in a formula", () => {
  expect(showValue(1 / 3)).toBe("0.333333");
  expect(showValue(-1.5e-9)).toBe("−1.5e−9");
  expect(showTensor(tensor([[32, -32]]))).toBe("[[32, −32]]");
  expect(showTensor(2)).toBe("2");
});
