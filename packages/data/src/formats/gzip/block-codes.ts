import type { BitReader } from "./bit-reader.js";
import { GzipError } from "./gzip-error.js";
import { type HuffmanCode, huffmanCode } from "./huffman-code.js";

/** The codes of a block. */
export interface BlockCodes {
  /** Of bytes, the end of the block, and lengths of copies. */
  readonly literals: HuffmanCode;
  /** Of the distances of copies. */
  readonly distances: HuffmanCode;
}

/** The codes of a block that does not bring its own. */
export const fixedCodes = (): BlockCodes => ({
  literals: huffmanCode(Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
  distances: huffmanCode(new Uint8Array(32).fill(5)),
});

export const END_OF_BLOCK = 256;
const MOST_LITERALS = 286;
const MOST_DISTANCES = 30;
/** The most bits that codes take: three counts, the lengths of 19 codes, and 320 of these with what follows them. */
const MOST_BITS = 14 + 19 * 3 + 320 * 14;
/** The order in which the lengths of the codes of lengths come. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * Reads the codes that a block brings: their lengths, which are themselves in a code.
 *
 * Source  P. Deutsch, DEFLATE Compressed Data Format Specification version 1.3, RFC 1951 (1996), section 3.2.7
 */
export const readCodes = async (input: BitReader): Promise<BlockCodes> => {
  await input.has(MOST_BITS);
  const literals = 257 + input.take(5);
  const distances = 1 + input.take(5);
  if (literals > MOST_LITERALS || distances > MOST_DISTANCES) throw new GzipError("invalid compressed data");
  const lengthsOfLengths = new Uint8Array(ORDER.length);
  for (const symbol of ORDER.slice(0, 4 + input.take(4))) lengthsOfLengths[symbol] = input.take(3);
  const lengths = readLengths(input, huffmanCode(lengthsOfLengths), literals + distances);
  input.expectWithin();
  if (lengths[END_OF_BLOCK] === 0) throw new GzipError("invalid compressed data");
  return {
    literals: huffmanCode(lengths.subarray(0, literals), { mayBeSingle: true }),
    distances: huffmanCode(lengths.subarray(literals), { mayBeSingle: true }),
  };
};

const readLengths = (input: BitReader, { table, mask }: HuffmanCode, count: number): Uint8Array => {
  const lengths = new Uint8Array(count);
  for (let i = 0; i < count; ) {
    const entry = table[input.take(15) & mask]!;
    input.position -= 15 - (entry & 15);
    const symbol = entry >> 4;
    if (symbol < 16) {
      lengths[i++] = symbol;
      continue;
    }
    const [length, times] =
      symbol === 16
        ? [lengths[i - 1], 3 + input.take(2)]
        : symbol === 17
          ? [0, 3 + input.take(3)]
          : [0, 11 + input.take(7)];
    if (length === undefined || i + times > count) throw new GzipError("invalid compressed data");
    lengths.fill(length, i, i + times);
    i += times;
  }
  return lengths;
};
