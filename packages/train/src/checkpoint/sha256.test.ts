import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "./sha256.js";

const expected = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

test("is that of the standard's examples", () => {
  const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  expect(sha256(ascii("abc"))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256(ascii("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))).toBe(
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  );
});

test("is that of node:crypto, for every length around the edges of blocks", () => {
  for (let length = 0; length <= 260; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (37 * i + length) % 256);
    expect(sha256(bytes), `${length} bytes`).toBe(expected(bytes));
  }
});

test("is that of node:crypto, for any bytes, wherever they begin", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1000, size: "max" }), fc.nat(7), (bytes, start) => {
      const within = new Uint8Array(bytes.length + start + 5);
      within.set(bytes, start);
      const part = within.subarray(start, start + bytes.length);
      expect(sha256(part)).toBe(expected(bytes));
      expect(part).toEqual(bytes);
    }),
  );
});
