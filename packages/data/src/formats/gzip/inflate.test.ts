import { constants, deflateRawSync, inflateRawSync, type ZlibOptions } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inPieces, joinedParts } from "../../../test/pieces.js";
import { BitReader } from "./bit-reader.js";
import { GzipError } from "./gzip-error.js";
import { inflate } from "./inflate.js";

const inflated = (data: Uint8Array, ...sizes: readonly number[]): Promise<Uint8Array> =>
  joinedParts(inflate(new BitReader(inPieces(data, ...sizes))));

/** Bytes that repeat themselves, near and far, among others that do not. */
const repetitive = (length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  for (let i = 0, noise = 1; i < length; i++) {
    noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
    const back = [1, 3, 700, 32_768][(i >> 9) & 3]!;
    bytes[i] = i < back || noise >>> 27 === 0 ? noise >>> 9 : bytes[i - back]!;
  }
  return bytes;
};

const { Z_DEFAULT_STRATEGY, Z_FILTERED, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE } = constants;
const options = fc.record<ZlibOptions>({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(Z_DEFAULT_STRATEGY, Z_FILTERED, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE),
  memLevel: fc.integer({ min: 1, max: 9 }),
  windowBits: fc.integer({ min: 9, max: 15 }),
});
const contents = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.array(fc.constantFrom(0, 0, 0, 1), { maxLength: 5000 }).map((bytes) => Uint8Array.from(bytes)),
  fc.nat(100_000).map(repetitive),
);

test("restores what zlib compressed, in whatever pieces it comes", async () => {
  await fc.assert(
    fc.asyncProperty(contents, options, fc.integer({ min: 1, max: 70_000 }), async (bytes, how, size) => {
      const data = deflateRawSync(bytes, how);
      expect(await inflated(data, size < 10 && data.length > 5000 ? 1000 : size)).toEqual(bytes);
    }),
  );
});

test("restores every byte as a literal of a long block, and copies of every length and distance", async () => {
  const literals = Uint8Array.from({ length: 200_000 }, (_, i) => Math.imul(i, 2654435761) >>> 25);
  expect(await inflated(deflateRawSync(literals, { strategy: Z_HUFFMAN_ONLY, memLevel: 9 }), 65_536)).toEqual(literals);
  const far = repetitive(300_000);
  expect(await inflated(deflateRawSync(far, { level: 9 }), 1000, 65_536)).toEqual(far);
});

test("of damaged data, accepts what zlib accepts, with the same bytes, and refuses the rest", async () => {
  const damage = fc.record({ at: fc.nat(400), bit: fc.nat(7) });
  const outcomes = { restored: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.uint8Array({ maxLength: 100 }), fc.nat(2000).map(repetitive)),
      options,
      fc.array(damage, { maxLength: 3 }),
      fc.option(fc.nat(400), { nil: undefined }),
      fc.integer({ min: 1, max: 500 }),
      async (bytes, how, damages, length, size) => {
        const data = deflateRawSync(bytes, how).subarray(0, length);
        for (const { at, bit } of damages) if (at < data.length) data[at]! ^= 1 << bit;
        const ours = await inflated(data, size).catch((error: unknown) => error);
        try {
          expect(ours).toEqual(Uint8Array.from(inflateRawSync(data)));
          outcomes.restored++;
        } catch (error) {
          if (!(error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))) throw error;
          expect(ours).toBeInstanceOf(GzipError);
          outcomes.refused++;
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(Math.min(outcomes.restored, outcomes.refused)).toBeGreaterThan(50);
});

describe("refuses", () => {
  /** Bits as text, in the order in which they are read. */
  const bits = (text: string): Uint8Array => {
    const digits = text.replaceAll(" ", "");
    return Uint8Array.from({ length: Math.ceil(digits.length / 8) }, (_, byte) =>
      [...digits.slice(8 * byte, 8 * byte + 8)].reduce((sum, digit, i) => sum + (Number(digit) << i), 0),
    );
  };

  // The fixed codes: 00110000 is the byte 0, 0000001 a copy of 3 bytes, 00000 the distance 1, 0000000 the end.
  test.each([
    ["nothing", "", "ends too early"],
    ["a block of the type that is reserved", "1 11", "invalid"],
    ["a block without an end", "1 10 00110000", "ends too early"],
    ["a copy from before the beginning", "1 10 00110000 0000001 00001 0000000", "invalid"],
    ["a length that there is not", "1 10 00110000 11000110 00000 0000000", "invalid"],
    ["a distance that there is not", "1 10 00110000 0000001 11110 0000000", "invalid"],
    ["a length whose inverse is another", "1 00 00000 1000000000000000 1000000000000000", "invalid"],
    ["more literals than there are", "1 01 11110 00000 0000", "invalid"],
    ["more distances than there are", "1 01 00000 01111 0000", "invalid"],
    ["codes of lengths that leave bits unused", "1 01 00000 00000 0000 100 000 000 000", "invalid"],
    ["more codes of lengths than there are", "1 01 00000 00000 0000 100 100 100 000", "invalid"],
  ])("%s", async (_, text, message) => {
    await expect(inflated(bits(text), 1)).rejects.toThrow(GzipError);
    await expect(inflated(bits(text), 100)).rejects.toThrow(message);
  });

  test("nothing where the same is right", async () => {
    expect(await inflated(bits("1 10 00110000 0000001 00000 0000000"), 1)).toEqual(new Uint8Array(4));
    expect(await inflated(bits("0 00 00000 0000000000000000 1111111111111111 1 10 0000000"), 1)).toEqual(
      new Uint8Array(),
    );
  });
});
