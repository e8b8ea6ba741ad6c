import { expectParameters, leaves, type Parameters, rowMajor } from "@gd/tensor";
import { sha256 } from "./sha256.js";

/**
 * The SHA-256 of all elements of all tensors in order, as 64 hexadecimal digits. Elements are hashed as little-endian IEEE
 * 754 numbers in their precision, so that the hash is equal exactly where the bits are.
 *
 * Throws  ArgumentError for what is no tree of tensors, such as a whole state, which has numbers in it, too
 */
export const weightsHash = (parameters: Parameters): string => {
  expectParameters("weightsHash(parameters)", parameters);
  const parts = leaves(parameters).map(([, leaf]) => {
    const { buffer, byteOffset, byteLength } = rowMajor(leaf);
    return new Uint8Array(buffer, byteOffset, byteLength);
  });
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let start = 0;
  for (const part of parts) {
    bytes.set(part, start);
    start += part.length;
  }
  return sha256(bytes);
};
