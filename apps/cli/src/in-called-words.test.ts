import { expect, test } from "vitest";
import { inCalledWords } from "./in-called-words.js";

test.each([
  [
    "which model? Try gd trace a.b --row 3, or gd trace hand-derived",
    "which model? Try X trace a.b --row 3, or X trace hand-derived",
  ],
  [
    "Options come after the command, like gd run all. Try gd --help.",
    "Options come after the command, like X run all. Try X --help.",
  ],
  ["unknown command 'trce': did you mean gd trace?", "unknown command 'trce': did you mean X trace?"],
  // What names a part of the program is nothing to type.
  ["this run is older than gd doctor", "this run is older than gd doctor"],
])("%j", (message, said) => {
  expect(inCalledWords(message, "X")).toBe(said);
  expect(inCalledWords(message, "gd")).toBe(message);
});
