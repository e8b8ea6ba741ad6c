import { crc32c } from "./crc32c.js";

/** A record of a TFRecord file: its length, the checksum of that, the bytes, and their checksum. */
export const recordOf = (bytes: Uint8Array): Uint8Array => {
  const record = new Uint8Array(8 + 4 + bytes.length + 4);
  const view = new DataView(record.buffer);
  view.setBigUint64(0, BigInt(bytes.length), true);
  view.setUint32(8, masked(crc32c(record.subarray(0, 8))), true);
  record.set(bytes, 12);
  view.setUint32(12 + bytes.length, masked(crc32c(bytes)), true);
  return record;
};

/** Checksums are turned, as those of data that contain checksums would be weak. */
const masked = (crc: number): number => (((crc >>> 15) | (crc << 17)) + 0xa282_ead8) >>> 0;
