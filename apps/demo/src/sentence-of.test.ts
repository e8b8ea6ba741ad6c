import { expect, test } from "vitest";
import { sentenceOf } from "./sentence-of.js";

test("a folder or a file that is gone gets a sentence of ours, and other errors keep theirs", () => {
  for (const name of ["NotFoundError", "NotReadableError"]) {
    expect(sentenceOf(new DOMException("A requested file or directory could not be found", name))).toMatch(
      /^This cannot be read: it may be a folder/,
    );
  }
  expect(sentenceOf(new DOMException("The quota is used up.", "QuotaExceededError"))).toBe("The quota is used up.");
  expect(sentenceOf(new RangeError("Too long."))).toBe("Too long.");
  expect(sentenceOf("as text")).toBe("as text");
});
