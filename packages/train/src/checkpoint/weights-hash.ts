import { leaves, type Parameters, rowMajor } from "@gd/tensor";

/**
 * The SHA-256 of all elements of all tensors in order, as 64 hexadecimal digits. Elements are hashed as little-endian IEEE
 * 754 numbers in their precision, so that the hash is equal exactly where the bits are.
 */
export const weightsHash = async (parameters: Parameters): Promise<string> => {
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
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
};
