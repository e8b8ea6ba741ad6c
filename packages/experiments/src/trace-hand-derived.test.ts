import { type Tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { traceHandDerived } from "./trace-hand-derived.js";

describe("traceHandDerived", () => {
  const rows = traceHandDerived();

  test("writes the derivation as it stands on paper", () => {
    expect(rows.map(({ formula }) => formula)).toEqual(
      expect.arrayContaining([
        "z1 = x · W1 + b1",
        "a1 = max(z1, 0)",
        "z2 = a1 · W2 + b2",
        "L = Σ (z3 − target)² / 1",
        "∂L/∂a2 = ∂L/∂a3 · W3ᵀ",
        "∂L/∂W2 = a1ᵀ · ∂L/∂z2",
        "∂L/∂b1 = Σ ∂L/∂z1",
        "∂L/∂z1 = ∂L/∂a1 where z1 > 0, else 0",
      ]),
    );
  });

  test("holds operands and results with their shapes", () => {
    const weightGradient = rows.find(({ formula }) => formula.startsWith("∂L/∂W1"))!;
    expect(weightGradient.phase).toBe("backward");
    expect(weightGradient.layer).toBe("0 linear(3 → 2)");
    expect((weightGradient.operands as Tensor[]).map(({ shape }) => shape)).toEqual([
      [3, 1],
      [1, 2],
    ]);
    expect(toArray(weightGradient.result)).toEqual([
      [32, 32],
      [64, 64],
      [-32, -32],
    ]);
    expect(toArray(rows.find(({ symbols }) => symbols.includes("L"))!.result)).toBe(64);
  });

  test("goes forward, then backward", () => {
    const turn = rows.findIndex(({ phase }) => phase === "backward");
    expect(rows.slice(turn).every(({ phase }) => phase === "backward")).toBe(true);
    expect(turn).toBeGreaterThan(5);
  });
});
