import { expect, test } from "vitest";
import { parseNumber } from "./parse-number.js";

test.each([
  ["1", 1],
  [" -0.5 ", -0.5],
  ["−2", -2],
  ["1e-7", 1e-7],
  ["", "Enter a number."],
  ["abc", "“abc” is not a number."],
  ["0,5", "“0,5” is not a number. Write 0.5."],
  ["1e999", "“1e999” is infinite. Write a finite number."],
  ["-Infinity", "“-Infinity” is infinite. Write a finite number."],
  ["a very long word", "“a very long…” is not a number."],
])("%s", (text, expected) => {
  expect(parseNumber(text)).toBe(expected);
});
