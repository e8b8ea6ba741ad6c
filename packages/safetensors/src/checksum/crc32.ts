/** Bytes that are taken at once, each by a table of its own. */
const AT_ONCE = 8;

/** The remainder of each byte with 0, 1, … 7 bytes of zeros behind it: eight steps of the division for each byte. */
const tables = /* @__PURE__ */ Uint32Array.from({ length: 256 * AT_ONCE }, (_, i) => {
  let remainder = i & 0xff;
  for (let bit = 8 * (1 + (i >> 8)); bit > 0; bit--) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  return remainder;
});

/**
 * The CRC-32 checksum of bytes one part behind the other, as in gzip and PNG. It detects every change within 32 consecutive
 * bits.
 *
 * Source  ISO 3309; Kounavis & Berry, A systematic approach to building high performance, software-based, CRC generators (2005)
 */
export const crc32 = (...parts: readonly Uint8Array[]): number => {
  let remainder = 0xffffffff;
  for (const bytes of parts) {
    let i = 0;
    for (; i + AT_ONCE <= bytes.length; i += AT_ONCE) {
      const four = remainder ^ (bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24));
      remainder =
        tables[0x700 | (four & 0xff)]! ^
        tables[0x600 | ((four >>> 8) & 0xff)]! ^
        tables[0x500 | ((four >>> 16) & 0xff)]! ^
        tables[0x400 | (four >>> 24)]! ^
        tables[0x300 | bytes[i + 4]!]! ^
        tables[0x200 | bytes[i + 5]!]! ^
        tables[0x100 | bytes[i + 6]!]! ^
        tables[bytes[i + 7]!]!;
    }
    for (; i < bytes.length; i++) remainder = (remainder >>> 8) ^ tables[(remainder ^ bytes[i]!) & 0xff]!;
  }
  return ~remainder >>> 0;
};
