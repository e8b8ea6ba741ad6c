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
    const part = repeatable({ name: "annealed", evaluate: () => 1 });
    expect(isRepeatable({ ...part })).toBe(false);
    expect(isRepeatable(Object.create(part))).toBe(false);
    expect(isRepeatable({ name: "annealed", evaluate: part.evaluate })).toBe(false);
  });

  test("marks functions as well", () => {
    const part = repeatable(Object.assign(() => 1, { evaluate: () => 1 }));
    expect(isRepeatable(part)).toBe(true);
  });

  test.each([[3], [null], [{ name: "annealed" }], [() => 1]])("refuses what is no part of training: %s", (part) => {
    expect(() => repeatable(part as object)).toThrow(
      "repeatable(part) expects a layer, a loss, a gradient transformation or a penalty, but received ",
    );
  });
});
