import { ArgumentError } from "../expect/argument-error.js";
import { expectAttached } from "../expect/expect-attached.js";

/** The first code point that needs so many bytes behind its first one. */
const LEAST = [0, 0x80, 0x800, 0x1_0000];

/**
 * The text that bytes are in UTF-8; undefined if they are not. Strict: nothing is replaced, no code point may take more bytes
 * than it needs, halves of surrogate pairs are none, and a byte order mark is a character. The same in every engine, also
 * where there is no `TextDecoder`.
 *
 * Source  RFC 3629, §3
 */
export const decodeUtf8 = (bytes: Uint8Array): string | undefined => {
  // Not by instanceof, which the bytes of another realm are not.
  if (Object.prototype.toString.call(bytes) !== "[object Uint8Array]") {
    throw new ArgumentError({ place: "decodeUtf8(bytes)", expected: "a Uint8Array", received: bytes });
  }
  expectAttached("decodeUtf8(bytes)", bytes);
  return decodedByEngine(bytes) ?? decodedByHand(bytes);
};

/** Ten times as fast, where it is there. What it refuses may be UTF-8, such as memory that threads share. */
const decodedByEngine = (bytes: Uint8Array): string | undefined => {
  if (typeof TextDecoder === "undefined") return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** `decodeUtf8` in nothing but ECMAScript. */
export const decodedByHand = (bytes: Uint8Array): string | undefined => {
  // No byte stands for more than one UTF-16 unit.
  const units = new Uint16Array(bytes.length);
  let end = 0;
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i++]!;
    if (first < 0x80) {
      units[end++] = first;
      continue;
    }
    const following = first < 0xc0 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf8 ? 3 : 0;
    if (following === 0) return undefined;
    let point = first & (0x3f >> following);
    for (const last = i + following; i < last; i++) {
      const byte = bytes[i];
      if (byte === undefined || byte >> 6 !== 0b10) return undefined;
      point = (point << 6) | (byte & 0x3f);
    }
    if (point < LEAST[following]! || point > 0x10_ffff || (point >= 0xd800 && point < 0xe000)) return undefined;
    if (point < 0x1_0000) units[end++] = point;
    else {
      units[end++] = 0xd800 | ((point - 0x1_0000) >> 10);
      units[end++] = 0xdc00 | (point & 0x3ff);
    }
  }
  return textOf(units.subarray(0, end));
};

/** How many units are made text at once: as arguments of a function, they may not be too many. */
const AT_ONCE = 8192;

const textOf = (units: Uint16Array): string => {
  let text = "";
  for (let start = 0; start < units.length; start += AT_ONCE) {
    text += String.fromCharCode(...units.subarray(start, start + AT_ONCE));
  }
  return text;
};
