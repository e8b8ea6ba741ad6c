import type { IdxType } from "./idx-array.js";
import { IdxError } from "./idx-error.js";

/** The start of an IDX file: 0, 0, the code of the element type, the number of sizes, and each size in four bytes. */
export interface IdxHeader {
  readonly type: IdxType;
  readonly shape: readonly number[];
  /** Where the elements start. */
  readonly byteLength: number;
  /** The length of the whole file; Infinity if the sizes promise more than a number can hold. */
  readonly fileByteLength: number;
}

/** The element types, with their codes in the file and their sizes in bytes. */
export const idxTypes: Readonly<Record<IdxType, { readonly code: number; readonly byteLength: number }>> = {
  uint8: { code: 0x08, byteLength: 1 },
  int8: { code: 0x09, byteLength: 1 },
  int16: { code: 0x0b, byteLength: 2 },
  int32: { code: 0x0c, byteLength: 4 },
  float32: { code: 0x0d, byteLength: 4 },
  float64: { code: 0x0e, byteLength: 8 },
};
const typeNames: readonly IdxType[] = ["uint8", "int8", "int16", "int32", "float32", "float64"];

/** The rank is stored in one byte, so no header is longer. */
export const longestIdxHeader = 4 + 4 * 255;

/**
 * Reads the header of an IDX file and computes how long the file must be.
 *
 * Throws     IdxError when the bytes do not start with a whole IDX header
 * Source     Y. LeCun, The MNIST database of handwritten digits, "File formats"
 */
export function readIdxHeader(bytes: Uint8Array, name: string): IdxHeader {
  const advice = "check that this is the right file and download it again";
  if (bytes.length < 4) {
    throw new IdxError(
      "cut",
      name,
      "a header of at least 4 bytes",
      `${bytes.length} bytes`,
      "the file is cut; download it again",
    );
  }
  const code = bytes[2]!;
  const rank = bytes[3]!;
  if (bytes[0] !== 0 || bytes[1] !== 0) {
    const start = `${hex(bytes[0]!)} ${hex(bytes[1]!)}`;
    throw new IdxError("not-idx", name, "an IDX file, which starts with 00 00", start, advice);
  }
  const type = typeNames.find((candidate) => idxTypes[candidate].code === code);
  if (type === undefined) {
    const known = typeNames.map((candidate) => hex(idxTypes[candidate].code)).join(", ");
    throw new IdxError("unknown-type", name, `an element type among ${known}`, hex(code), advice);
  }
  const byteLength = 4 + 4 * rank;
  if (bytes.length < byteLength) {
    const expected = `a header of ${byteLength} bytes for ${rank} dimensions`;
    throw new IdxError("cut", name, expected, `${bytes.length} bytes`, "the file is cut; download it again");
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, byteLength);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  return { type, shape, byteLength, fileByteLength: byteLength + elementCount(shape) * idxTypes[type].byteLength };
}

/** The length of the whole file, in words. */
export function promisedLength({ fileByteLength }: IdxHeader): string {
  return fileByteLength <= Number.MAX_SAFE_INTEGER ? `${fileByteLength}` : "over 2^53";
}

/** Throws an IdxError unless a file has as many bytes as its header promises; `atLeast` where more may follow. */
export function expectLength(header: IdxHeader, received: number, name: string, { atLeast = false } = {}): void {
  const { type, shape, fileByteLength } = header;
  if (received === fileByteLength) return;
  const expected = `${promisedLength(header)} bytes for ${shape.join(" × ") || "one"} ${type}`;
  const got = atLeast ? `at least ${received}` : `${received}`;
  throw received < fileByteLength
    ? new IdxError("cut", name, expected, got, "the file is cut; download it again")
    : new IdxError(
        "too-long",
        name,
        expected,
        got,
        "bytes follow the last element; check that this is the right file and download it again",
      );
}

/** Exact up to 2⁵³. Beyond that it is rounded, and still larger than any file. */
function elementCount(shape: readonly number[]): number {
  // Otherwise, enough large sizes before a 0 would give Infinity · 0, which is NaN.
  if (shape.includes(0)) return 0;
  return shape.reduce((product, size) => product * size, 1);
}

const hex = (byte: number) => byte.toString(16).padStart(2, "0");
