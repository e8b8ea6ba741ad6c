import { expect, test } from "vitest";
import { sortedParts } from "./sorted-parts.js";

const part = (name: string, panel?: string) => ({ name, title: name, panel });

test("controls come after their panel, and what is there twice comes once", () => {
  const found = sortedParts([
    part("rules.rate", "rules"),
    part("rules.rate", "rules"),
    part("cost"),
    part("gone.decay", "gone"),
    part("rules"),
    part("rules.decay", "rules"),
  ]);
  expect(found.map(({ name }) => name)).toEqual(["cost", "rules", "rules.rate", "rules.decay"]);
});
