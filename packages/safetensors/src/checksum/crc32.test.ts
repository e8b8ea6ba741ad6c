import { crc32 as expected } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { crc32 } from "./crc32.js";

test("is the checksum that the standard's example has", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  expect(crc32()).toBe(0);
});

test("is that of node:zlib, for any bytes in any parts", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 50, size: "max" })), (parts) => {
      expect(crc32(...parts)).toBe(expected(Buffer.concat(parts)));
    }),
  );
});
