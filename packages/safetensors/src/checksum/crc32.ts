/** The remainder of each byte: eight steps of the division, one for each bit. */
const table = /* @__PURE__ */ Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  return remainder;
});

/**
 * The CRC-32 checksum of bytes one part behind the other, as in gzip and PNG. It detects every change within 32 consecutive
 * bits.
 *
 * Source  ISO 3309
 */
export const crc32 = (...parts: readonly Uint8Array[]): number => {
  let remainder = 0xffffffff;
  for (const bytes of parts) {
    // Not by for … of, which takes five times as long.
    for (let i = 0; i < bytes.length; i++) remainder = (remainder >>> 8) ^ table[(remainder ^ bytes[i]!) & 0xff]!;
  }
  return ~remainder >>> 0;
};
