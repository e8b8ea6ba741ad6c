import { expect, test } from "vitest";
import { renderEntries } from "./render-entries.js";

const entries = [
  ["gd list", "what there is to run"],
  ["gd run regression", "one experiment, with all that it has to say"],
] as const;

test("has the terms in a column, and what they mean beside it", () => {
  expect(renderEntries(entries, 50)).toBe(
    [
      "  gd list            what there is to run",
      "  gd run regression  one experiment, with all that",
      "                     it has to say",
    ].join("\n"),
  );
});

test("has on a narrow screen what they mean below them", () => {
  expect(renderEntries(entries, 40)).toBe(
    [
      "  gd list",
      "      what there is to run",
      "  gd run regression",
      "      one experiment, with all that it",
      "      has to say",
    ].join("\n"),
  );
});
