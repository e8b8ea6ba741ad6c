import { expect, test } from "vitest";
import { crc32 } from "./crc32.js";

test("is that of the standard's check value, and of nothing", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
});

test("goes on from the checksum of what was before", () => {
  const bytes = new TextEncoder().encode("123456789");
  expect(crc32(bytes.subarray(4), crc32(bytes.subarray(0, 4)))).toBe(0xcbf43926);
});
