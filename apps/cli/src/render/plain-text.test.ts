import { expect, test } from "vitest";
import { plainText } from "./plain-text.js";

test.each([
  ["a\x1b[2Jb", "a\ufffd[2Jb"],
  ["\x1b]0;title\x07", "\ufffd]0;title\ufffd"],
  ["\x1b[31mred\x1b[39m\nnext\tline", "\x1b[31mred\x1b[39m\nnext\tline"],
  ["\x9b2J\r\x00", "\ufffd2J\ufffd\ufffd"],
])("%j", (text, plain) => expect(plainText(text)).toBe(plain));
