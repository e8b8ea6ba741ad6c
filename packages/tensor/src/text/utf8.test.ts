import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodedByHand, decodeUtf8 } from "./decode-utf8.js";
import { encodeUtf8 } from "./encode-utf8.js";
import { isWellFormed } from "./is-well-formed.js";

const platform = { encoder: new TextEncoder(), decoder: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }) };
const byPlatform = (bytes: Uint8Array): string | undefined => {
  try {
    return platform.decoder.decode(bytes);
  } catch {
    return undefined;
  }
};

/** Of any UTF-16 units, so that some have halves of surrogate pairs. */
const texts = fc
  .array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 0xd800, max: 0xdfff })), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units));

test("every code point is encoded as TextEncoder does it, and decoded again", () => {
  for (let start = 0; start <= 0x10_ffff; start += 0x1000) {
    if (start >= 0xd000 && start < 0xe000) continue;
    const text = String.fromCodePoint(...Array.from({ length: 0x1000 }, (_, i) => start + i));
    expect(Buffer.from(encodeUtf8(text)).equals(platform.encoder.encode(text)), `from ${start}`).toBe(true);
    expect(decodedByHand(encodeUtf8(text)) === text, `from ${start}`).toBe(true);
  }
});

test("texts are encoded, and bytes decoded or not, as by TextEncoder and TextDecoder", () => {
  fc.assert(
    fc.property(texts, (text) => {
      // TextEncoder replaces what is not.
      const encoded = platform.encoder.encode(text);
      expect(isWellFormed(text)).toBe(byPlatform(encoded) === text);
      if (isWellFormed(text)) expect(encodeUtf8(text)).toEqual(encoded);
      else expect(() => encodeUtf8(text)).toThrow("expects a text without halves of surrogate pairs");
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodedByHand(bytes)).toBe(byPlatform(bytes));
      expect(decodeUtf8(bytes)).toBe(byPlatform(bytes));
    }),
  );
  // Bytes that look more like UTF-8.
  const likely = fc.constantFrom(
    0x41,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc0,
    0xc2,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
  );
  fc.assert(
    fc.property(fc.array(likely, { maxLength: 6 }), (list) => {
      const bytes = Uint8Array.from(list);
      expect(decodedByHand(bytes)).toBe(byPlatform(bytes));
      expect(decodeUtf8(bytes)).toBe(byPlatform(bytes));
    }),
    { numRuns: 5000 },
  );
});

describe("is not UTF-8:", () => {
  test.each<[string, number[]]>([
    ["a following byte alone", [0x80]],
    ["a letter cut off", [0xe2, 0x82]],
    ["more bytes than needed", [0xc0, 0x80]],
    ["more bytes than needed, three of them", [0xe0, 0x80, 0x80]],
    ["half of a surrogate pair", [0xed, 0xa0, 0x80]],
    ["beyond the last code point", [0xf4, 0x90, 0x80, 0x80]],
    ["five bytes", [0xf8, 0x88, 0x80, 0x80, 0x80]],
    ["a letter where one should go on", [0xc3, 0x41]],
  ])("%s", (_, bytes) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toBe(undefined);
    expect(decodedByHand(Uint8Array.from(bytes))).toBe(undefined);
  });
});

test("memory that threads share is read, too", () => {
  const bytes = new Uint8Array(new SharedArrayBuffer(3));
  bytes.set(encodeUtf8("é!"));
  expect(decodeUtf8(bytes)).toBe("é!");
});
