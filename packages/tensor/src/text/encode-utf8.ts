import type { Bytes } from "../bytes.js";
import { expectArgument, expectString } from "../expect/expect.js";
import { isWellFormed } from "./is-well-formed.js";

/**
 * A text as UTF-8. The same in every engine, also where there is no `TextEncoder`.
 *
 * Throws  ArgumentError when the text has half of a surrogate pair, which UTF-8 cannot hold
 *
 * Source  RFC 3629, §3
 */
export const encodeUtf8 = (text: string): Bytes => {
  expectString("encodeUtf8(text)", text);
  expectArgument(isWellFormed(text), {
    place: "encodeUtf8(text)",
    expected: "a text without halves of surrogate pairs",
    received: text,
  });
  // A UTF-16 unit takes three bytes at most: a pair of them takes four.
  const bytes = new Uint8Array(3 * text.length);
  let end = 0;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point < 0x80) bytes[end++] = point;
    else {
      if (point < 0x800) bytes[end++] = 0xc0 | (point >> 6);
      else {
        if (point < 0x1_0000) bytes[end++] = 0xe0 | (point >> 12);
        else {
          bytes[end++] = 0xf0 | (point >> 18);
          bytes[end++] = 0x80 | ((point >> 12) & 0x3f);
          i++;
        }
        bytes[end++] = 0x80 | ((point >> 6) & 0x3f);
      }
      bytes[end++] = 0x80 | (point & 0x3f);
    }
  }
  return bytes.subarray(0, end);
};
