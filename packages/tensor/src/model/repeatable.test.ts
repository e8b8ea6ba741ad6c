import { describe, expect, test } from "vitest";
import { isRepeatable, repeatable } from "./repeatable.js";

describe("repeatable", () => {
  test("marks the part itself and freezes it", () => {
    const part = { name: "annealed", evaluate: () => 1 };
    expect(isRepeatable(part)).toBe(false);
    expect(repeatable(part)).toBe(part);
    expect(isRepeatable(part)).toBe(true);
    expect(Object.isFrozen(part)).toBe(true);
    expect(() => {
      part.evaluate = () => 2;
    }).toThrow(TypeError);
  });

  test("does not mark a copy, an object that inherits from the part, or an equal one", () => {
    const part = repeatable({ name: "annealed" });
    expect(isRepeatable({ ...part })).toBe(false);
    expect(isRepeatable(Object.create(part))).toBe(false);
    expect(isRepeatable({ name: "annealed" })).toBe(false);
  });

  test("marks functions as well", () => {
    const part = repeatable(() => 1);
    expect(isRepeatable(part)).toBe(true);
  });
});
