import { describe, expect, test } from "vitest";
import { ShapeError, type ShapeMismatch } from "./shape-error.js";

const mismatch: ShapeMismatch = {
  place: "digits › 3 linear(64 → 10)",
  role: "input",
  expected: ["batch", 64],
  received: [32, 128],
  from: "2 relu",
};

describe("ShapeError", () => {
  test("names the place, both shapes by role, where the tensor came from, and the conflict", () => {
    const error = new ShapeError(mismatch);
    expect(`${error.name} ${error.message}`).toBe(
      [
        "ShapeError in digits › 3 linear(64 → 10)",
        "  expects   input [batch, 64]",
        "  received        [32, 128]   from 2 relu",
        "  axis 1: 128 ≠ 64",
      ].join("\n"),
    );
  });

  test("says nothing of where the tensor came from when that is unknown, and ends with the advice", () => {
    const { from: _, ...unknown } = mismatch;
    expect(new ShapeError({ ...unknown, role: "right", advice: "transpose it" }).message).toBe(
      [
        "in digits › 3 linear(64 → 10)",
        "  expects   right [batch, 64]",
        "  received        [32, 128]",
        "  axis 1: 128 ≠ 64",
        "  transpose it",
      ].join("\n"),
    );
  });

  test.each([
    { expected: [2, 3], received: [2, 3, 1], conflict: "rank: 3 ≠ 2" },
    { expected: [], received: [1], conflict: "rank: 1 ≠ 0" },
    { expected: [2, 3], received: [4, 5], conflict: "axis 0: 4 ≠ 2" },
    { expected: ["rows", 3, 4], received: [9, 3, 5], conflict: "axis 2: 5 ≠ 4" },
    { expected: ["rows"], received: [-1], conflict: "sizes must be whole numbers ≥ 0" },
  ])("$expected and $received conflict in $conflict", ({ expected, received, conflict }) => {
    expect(new ShapeError({ ...mismatch, expected, received }).message.split("\n")[3]).toBe(`  ${conflict}`);
  });

  test("is an error that carries what it says", () => {
    const error = new ShapeError(mismatch);
    expect(error).toBeInstanceOf(Error);
    const { place, role, expected, received } = mismatch;
    expect(error).toMatchObject({ name: "ShapeError", place, role, expected, received });
  });
});
