import type { BitReader } from "./bit-reader.js";
import { fixedCodes, readCodes } from "./block-codes.js";
import { decodeSymbols } from "./decode-symbols.js";
import { GzipError } from "./gzip-error.js";
import { OutputWindow } from "./output-window.js";

/**
 * Decompresses DEFLATE data, part by part. A part is valid until the next one is asked for.
 *
 * Throws  GzipError when the data are invalid or end too early
 * Source  P. Deutsch, DEFLATE Compressed Data Format Specification version 1.3, RFC 1951 (1996)
 */
export async function* inflate(input: BitReader): AsyncGenerator<Uint8Array, void> {
  const output = new OutputWindow();
  for (let isLast = false; !isLast; ) {
    await input.has(3);
    isLast = input.take(1) === 1;
    const goOn = await beginBlock(input, output);
    while (!goOn()) {
      input.expectWithin();
      if (output.length >= output.limit) {
        yield output.take();
        output.makeRoom();
      } else await input.more();
    }
    input.expectWithin();
  }
  yield output.take();
}

/** Reads the beginning of a block. The function goes on with it as far as it can, and returns whether it has ended. */
const beginBlock = async (input: BitReader, output: OutputWindow): Promise<() => boolean> => {
  const type = input.take(2);
  input.expectWithin();
  if (type === 0) {
    let missing = await readLength(input);
    return () => {
      const start = input.position >>> 3;
      const count = Math.min(missing, (input.end >>> 3) - start, output.limit - output.length);
      output.bytes.set(input.bytes.subarray(start, start + count), output.length);
      output.length += count;
      input.position += 8 * count;
      missing -= count;
      return missing === 0;
    };
  }
  if (type === 3) throw new GzipError("invalid compressed data");
  const codes = type === 1 ? fixedCodes() : await readCodes(input);
  return () => decodeSymbols(input, output, codes);
};

/** The length of a block that is not compressed, which comes twice: as it is, and with all bits inverted. */
const readLength = async (input: BitReader): Promise<number> => {
  input.align();
  await input.has(32);
  const length = input.take(16);
  const inverted = input.take(16);
  input.expectWithin();
  if (length + inverted !== 0xffff) throw new GzipError("invalid compressed data");
  return length;
};
