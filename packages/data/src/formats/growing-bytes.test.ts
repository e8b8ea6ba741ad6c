import fc from "fast-check";
import { expect, test } from "vitest";
import { growingBytes } from "./growing-bytes.js";

test("holds all that came, in a buffer of the size that was promised", () => {
  const most = Uint8Array.from({ length: 1_000_000 }, (_, i) => i % 251);
  fc.assert(
    fc.property(fc.nat(most.length), fc.integer({ min: 100, max: 65_536 }), (promised, size) => {
      const bytes = growingBytes(promised);
      const all = most.subarray(0, promised);
      for (let start = 0; start < promised; start += size) bytes.push(all.subarray(start, start + size));
      expect(bytes.length).toBe(promised);
      expect(Buffer.from(bytes.buffer).equals(all)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test("a promise takes no memory: that grows with what comes, and the steps before the last are small", () => {
  const bytes = growingBytes(2 ** 30);
  expect(bytes.buffer.byteLength).toBeLessThanOrEqual(2 ** 16);
  const piece = new Uint8Array(2 ** 16);
  const sizes = new Set<number>();
  while (bytes.length < 2 ** 25) {
    bytes.push(piece);
    sizes.add(bytes.buffer.byteLength);
    expect(bytes.buffer.byteLength).toBeLessThanOrEqual(8 * bytes.length);
  }
  expect([...sizes].map((size) => 2 ** 30 / size)).toEqual([4096, 512, 64, 8]);
});
