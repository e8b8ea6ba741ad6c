import type { BitReader } from "./bit-reader.js";
import { crc32 } from "./crc32.js";
import { GzipError } from "./gzip-error.js";

/** Bits of a header's flags. */
const FLAG = { headerChecksum: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 } as const;

/** No header needs more, but one may go on forever. */
const LONGEST_HEADER = 2 ** 18;

/**
 * Goes on to the data of a gzip member.
 *
 * Throws  GzipError when its header is none
 * Source  P. Deutsch, GZIP file format specification version 4.3, RFC 1952 (1996), section 2.3
 */
export const skipHeader = async (input: BitReader): Promise<void> => {
  const header: number[] = [];
  const readByte = async (): Promise<number> => {
    if (header.length === LONGEST_HEADER) throw new GzipError("one whose header does not end");
    await input.has(8);
    const byte = input.take(8);
    input.expectWithin();
    header.push(byte);
    return byte;
  };
  const skip = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) await readByte();
  };
  const skipText = async (): Promise<void> => {
    while ((await readByte()) !== 0);
  };

  if ((await readByte()) !== 0x1f || (await readByte()) !== 0x8b) throw new GzipError("other bytes behind its end");
  if ((await readByte()) !== 8) throw new GzipError("one with an unknown kind of compression");
  const flags = await readByte();
  if ((flags & FLAG.reserved) !== 0) throw new GzipError("one with unknown flags");
  // The time, the level of compression and the operating system.
  await skip(6);
  if (flags & FLAG.extra) await skip((await readByte()) + 256 * (await readByte()));
  if (flags & FLAG.name) await skipText();
  if (flags & FLAG.comment) await skipText();
  if (flags & FLAG.headerChecksum) {
    const expected = crc32(Uint8Array.from(header)) & 0xffff;
    if ((await readByte()) + 256 * (await readByte()) !== expected) throw new GzipError("one with a wrong checksum");
  }
};
