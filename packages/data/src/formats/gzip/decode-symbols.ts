import type { BitReader } from "./bit-reader.js";
import { type BlockCodes, END_OF_BLOCK } from "./block-codes.js";
import { GzipError } from "./gzip-error.js";
import type { OutputWindow } from "./output-window.js";

/** Of each symbol from 257 on: the shortest length that it stands for, and how many bits follow to be added. */
const LENGTHS = /* @__PURE__ */ Uint16Array.of(
  ...[
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ],
);
const LENGTH_BITS = /* @__PURE__ */ Uint8Array.of(
  ...[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0],
);
/** The same of each distance. */
const DISTANCES = /* @__PURE__ */ Uint16Array.of(
  ...[1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769],
  ...[1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577],
);
const DISTANCE_BITS = /* @__PURE__ */ Uint8Array.of(
  ...[0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13],
);

/** The most bits of a copy: two codes of 15 bits, and 5 and 13 bits more. */
const MOST_BITS = 48;

/**
 * Decodes symbols as long as the input has them for certain and the output has room. Returns whether the block has ended.
 *
 * Source  P. Deutsch, DEFLATE Compressed Data Format Specification version 1.3, RFC 1951 (1996), section 3.2.3
 */
export const decodeSymbols = (input: BitReader, output: OutputWindow, { literals, distances }: BlockCodes): boolean => {
  const { bytes } = input;
  const { bytes: written, limit } = output;
  const last = input.ended ? input.end - 1 : input.end - MOST_BITS;
  let { position } = input;
  let { length } = output;
  let blockEnded = false;
  while (position <= last && length < limit && !blockEnded) {
    const bits = bitsAt(bytes, position);
    const entry = literals.table[bits & literals.mask]!;
    const symbol = entry >> 4;
    position += entry & 15;
    if (symbol < END_OF_BLOCK) {
      if (entry === 0) throw new GzipError("invalid compressed data");
      written[length++] = symbol;
    } else if (symbol === END_OF_BLOCK) {
      blockEnded = true;
    } else {
      const place = symbol - END_OF_BLOCK - 1;
      const lengthBits = LENGTH_BITS[place]!;
      const more = (bits >>> (entry & 15)) & ((1 << lengthBits) - 1);
      position += lengthBits;
      const distanceEntry = distances.table[bitsAt(bytes, position) & distances.mask]!;
      position += distanceEntry & 15;
      const distanceBits = DISTANCE_BITS[distanceEntry >> 4]!;
      const distance = DISTANCES[distanceEntry >> 4]! + (bitsAt(bytes, position) & ((1 << distanceBits) - 1));
      position += distanceBits;
      const end = length + LENGTHS[place]! + more;
      // Symbols that do not exist have no length or distance, and compare with nothing.
      if (!(distanceEntry !== 0 && distance <= length && end > length)) throw new GzipError("invalid compressed data");
      for (; length < end; length++) written[length] = written[length - distance]!;
    }
  }
  input.position = position;
  output.length = length;
  return blockEnded;
};

/** At least 25 bits from a position on. */
const bitsAt = (bytes: Uint8Array, position: number): number => {
  const byte = position >>> 3;
  const word = bytes[byte]! | (bytes[byte + 1]! << 8) | (bytes[byte + 2]! << 16) | (bytes[byte + 3]! << 24);
  return word >>> (position & 7);
};
