import type { RandomStream } from "@gd/tensor";
import { joined } from "../joined.ts";
import { changedJson } from "./changed-json.ts";

// A file is the length of the header in eight bytes, the header in JSON, and the elements.
const HEADER = 8;

/** Where the header of a safetensors file ends, if it says so. */
export const headerEnd = (file: Uint8Array): number =>
  HEADER + (file.length < HEADER ? 0 : new DataView(file.buffer, file.byteOffset).getUint32(0, true));

/** The header of a safetensors file. */
export const headerOf = (file: Uint8Array): string => Buffer.from(file.subarray(HEADER, headerEnd(file))).toString();

/** The same file with another header, of which the length is right. */
export const withHeader = (file: Uint8Array, text: string): Uint8Array => {
  const header = Buffer.from(text);
  const length = new Uint8Array(BigUint64Array.of(BigInt(header.length)).buffer);
  return joined(length, header, file.subarray(headerEnd(file)));
};

/** Something in the header is something else. */
export const changeHeader = (file: Uint8Array, random: RandomStream): Uint8Array =>
  withHeader(file, changedJson(headerOf(file), random));
