import { GzipError } from "./gzip-error.js";

const LONGEST = 15;

/** A prefix code, as a table of what the next bits begin with. */
export interface HuffmanCode {
  /** At the next bits: 16 times the symbol, plus the length of its code; 0 where no code begins with them. */
  readonly table: Uint16Array;
  /** Selects as many of the next bits as the table is for. */
  readonly mask: number;
}

/**
 * The code whose symbols have codes of these lengths; 0 for a symbol that does not occur. Codes of one length are
 * consecutive numbers, in the order of their symbols.
 *
 * Throws  GzipError when the lengths make more codes than there are, or leave some unused; `mayBeSingle` allows one code
 *         of one bit, and none at all
 * Source  P. Deutsch, DEFLATE Compressed Data Format Specification version 1.3, RFC 1951 (1996), section 3.2.2
 */
export const huffmanCode = (lengths: Uint8Array, { mayBeSingle = false } = {}): HuffmanCode => {
  const counts = new Uint16Array(LONGEST + 1);
  for (const length of lengths) if (length > 0) counts[length]!++;
  const longest = Math.max(
    0,
    counts.findLastIndex((count) => count > 0),
  );

  const next = new Uint16Array(LONGEST + 1);
  let unused = 1;
  for (let length = 1; length <= LONGEST; length++) {
    next[length] = (next[length - 1]! + counts[length - 1]!) << 1;
    unused = 2 * unused - counts[length]!;
    if (unused < 0) throw new GzipError("invalid compressed data");
  }
  if (unused > 0 && !(mayBeSingle && longest <= 1)) throw new GzipError("invalid compressed data");

  const table = new Uint16Array(1 << longest);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const code = reversed(next[length]!++, length);
    for (let bits = code; bits < table.length; bits += 1 << length) table[bits] = (symbol << 4) | length;
  }
  return { table, mask: table.length - 1 };
};

/** Unlike numbers, codes come with their most significant bit first. */
const reversed = (code: number, length: number): number => {
  let bits = 0;
  for (let i = 0; i < length; i++) bits = (bits << 1) | ((code >>> i) & 1);
  return bits;
};
