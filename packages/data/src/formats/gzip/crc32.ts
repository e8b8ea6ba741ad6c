/** The remainder of each byte: eight steps of the division, one for each bit. */
const table = /* @__PURE__ */ Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  return remainder;
});

/**
 * The CRC-32 checksum of bytes, or of all up to them, given the checksum of those before.
 *
 * Source  ISO 3309; P. Deutsch, GZIP file format specification version 4.3, RFC 1952 (1996), section 8
 */
export const crc32 = (bytes: Uint8Array, before = 0): number => {
  let remainder = ~before;
  for (let i = 0; i < bytes.length; i++) remainder = (remainder >>> 8) ^ table[(remainder ^ bytes[i]!) & 0xff]!;
  return ~remainder >>> 0;
};
