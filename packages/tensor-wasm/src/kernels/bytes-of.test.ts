import { expect, test } from "vitest";
import { bytesOf } from "./bytes-of.js";
import { textOf } from "./text-of.js";

test("the text of bytes holds every byte, and needs no escapes in a string", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const text = textOf(bytes);
  expect(bytesOf(text)).toEqual(bytes);
  expect(JSON.stringify(text)).toBe(`"${text}"`);
});
