import { expect, test } from "vitest";
import { type Description, descriptionOf } from "./description.js";

test("a part is what it says, or else known by its name", () => {
  const description: Description = { type: "leakyRelu", slope: 0.2 };
  expect(descriptionOf({ name: "leakyRelu(0.2)", description })).toBe(description);
  expect(descriptionOf({ name: "leakyRelu(0.2)" })).toEqual({ type: "own", name: "leakyRelu(0.2)" });
});
