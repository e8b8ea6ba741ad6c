import { BitReader } from "./bit-reader.js";
import { crc32 } from "./crc32.js";
import { GzipError } from "./gzip-error.js";
import { inflate } from "./inflate.js";
import { skipHeader } from "./skip-header.js";

/** After so many bytes, the event loop gets a turn: decompressing a large file takes seconds. */
const BYTES_PER_TURN = 2 ** 23;

/**
 * Decompresses a gzip file, part by part. A part is valid until the next one is asked for. Several members, one behind the
 * other, are one file. Zeros between and behind them are skipped, as tapes and archives pad with them.
 *
 * Throws  GzipError when the file ends too early, its data, a checksum or a length is wrong, or other bytes follow
 * Source  P. Deutsch, GZIP file format specification version 4.3, RFC 1952 (1996)
 */
export async function* gunzip(pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const input = new BitReader(pieces);
  let sinceTurn = 0;
  do {
    await skipHeader(input);
    let checksum = 0;
    let length = 0;
    for await (const part of inflate(input)) {
      checksum = crc32(part, checksum);
      length += part.length;
      yield part;
      sinceTurn += part.length;
      if (sinceTurn < BYTES_PER_TURN) continue;
      sinceTurn = 0;
      await new Promise((resolve) => setTimeout(resolve));
    }
    input.align();
    if ((await readWord(input)) !== checksum) throw new GzipError("one with a wrong checksum");
    if ((await readWord(input)) !== length % 2 ** 32) throw new GzipError("one with a wrong length");
    await skipZeros(input);
  } while (await input.has(8));
}

const readWord = async (input: BitReader): Promise<number> => {
  await input.has(32);
  const word = input.take(16) + 2 ** 16 * input.take(16);
  input.expectWithin();
  return word;
};

const skipZeros = async (input: BitReader): Promise<void> => {
  while (await input.has(8)) {
    const { bytes, end } = input;
    while (input.position < end && bytes[input.position >>> 3] === 0) input.position += 8;
    if (input.position < end) return;
  }
};
