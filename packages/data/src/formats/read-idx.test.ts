import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { idxArrays } from "../../test/idx-arrays.js";
import { IdxError } from "./idx-error.js";
import { readIdx } from "./read-idx.js";
import { writeIdx } from "./write-idx.js";

const file = writeIdx({ type: "uint8", shape: [60, 100], data: new Uint8Array(6000).map((_, index) => index * index) });

test("reads the same array plain and compressed", async () => {
  await fc.assert(
    fc.asyncProperty(idxArrays, async (array) => {
      expect(await readIdx(writeIdx(array))).toEqual(array);
      expect(await readIdx(gzipSync(writeIdx(array)))).toEqual(array);
    }),
  );
});

test("reads a compressed file of many chunks", async () => {
  const data = new Uint32Array(500_000).map((_, index) => Math.imul(index, 2654435761));
  const array = { type: "int32", shape: [500, 1000], data: new Int32Array(data) } as const;
  expect(await readIdx(gzipSync(writeIdx(array)))).toEqual(array);
});

describe("refuses", () => {
  const failure = (reason: string, message: string) =>
    expect.objectContaining({ name: "IdxError", reason, file: "digits", message: expect.stringMatching(message) });

  test("a compressed file that is cut inside", async () => {
    const shorter = gzipSync(file.subarray(0, 5000));
    const message = "^digits: expected 6012 bytes for 60 × 100 uint8, got 5000: the file is cut; download it again$";
    await expect(readIdx(shorter, { name: "digits" })).rejects.toThrow(failure("cut", message));
  });

  test("a gzip file that is cut", async () => {
    const message =
      "^digits: expected a whole gzip file, got bytes that do not decompress: the file is cut or damaged; download it again$";
    await expect(readIdx(gzipSync(file).subarray(0, -20), { name: "digits" })).rejects.toThrow(
      failure("gzip", message),
    );
  });

  test("a gzip file whose checksum is wrong", async () => {
    const damaged = gzipSync(file);
    damaged[damaged.length - 8]! ^= 1;
    await expect(readIdx(damaged, { name: "digits" })).rejects.toThrow(failure("gzip", "download it again$"));
  });

  test("a file larger than maximumBytes, before it is decompressed", async () => {
    const message = "^digits: expected at most 5000 bytes, got 6012: raise maximumBytes if you trust the file$";
    await expect(readIdx(gzipSync(file), { name: "digits", maximumBytes: 5000 })).rejects.toThrow(
      failure("too-large", message),
    );
  });

  test("a gzip bomb, soon after the bytes that its header promises", async () => {
    const megabytes = 64;
    const bomb = new Uint8Array(megabytes * 2 ** 20);
    bomb.set(file);
    const error = await readIdx(gzipSync(bomb), { name: "digits" }).catch((caught: unknown) => caught);
    expect(error).toEqual(failure("too-long", "^digits: expected 6012 bytes, got at least \\d+: bytes follow"));
    const received = Number(/at least (\d+)/.exec(String(error))![1]);
    expect(received).toBeLessThan(2 ** 20);
  });
});

test("damaged gzip bytes give an IdxError or the array that was written", async () => {
  const whole = gzipSync(file.slice());
  const original = await readIdx(whole);
  const damage = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { maxLength: 3 }), fc.nat(whole.length), async (damages, length) => {
      const bytes = Uint8Array.from(whole);
      for (const { at, byte } of damages) bytes[at] = byte;
      try {
        expect(await readIdx(length % 2 === 0 ? bytes : bytes.subarray(0, length))).toEqual(original);
      } catch (error) {
        if (!(error instanceof IdxError)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});
