import { expect, test } from "vitest";
import { parseNumber } from "./parse-number.js";

test.each([
  ["1", 1],
  [" -0.5 ", -0.5],
  ["−2", -2],
  ["1e-7", 1e-7],
  ["", "Here a number is missing."],
  ["abc", "“abc” is no number."],
  ["0,5", "“0,5” is no number. Write 0.5."],
  ["1e999", "“1e999” is infinite; only finite numbers can be computed with."],
  ["-Infinity", "“-Infinity” is infinite; only finite numbers can be computed with."],
  ["a very long word", "“a very long…” is no number."],
])("%s", (text, expected) => {
  expect(parseNumber(text)).toBe(expected);
});
