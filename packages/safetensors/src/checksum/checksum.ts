import { encodeUtf8 } from "@gd/tensor";
import { LENGTH_BYTES } from "../header/header-length.js";
import { METADATA } from "../header/read-header.js";
import { SafetensorsError } from "../safetensors-error.js";
import { crc32 } from "./crc32.js";

/** What stands in the place of a checksum while it is computed, which is in hexadecimal digits. */
export const NO_CHECKSUM = "00000000";

const DIGITS = NO_CHECKSUM.length;

/** How a header begins that has a checksum under a name: with it. */
const beginning = (name: string): Uint8Array => encodeUtf8(`{"${METADATA}":{${JSON.stringify(name)}:"`);

/** The checksum of a file: of all of its bytes, with zeros for the digits of the checksum itself. */
const checksumOf = (bytes: Uint8Array, place: number): string =>
  crc32(bytes.subarray(0, place), encodeUtf8(NO_CHECKSUM), bytes.subarray(place + DIGITS))
    .toString(16)
    .padStart(DIGITS, "0");

/** Writes the checksum of a file into its place, where zeros are. */
export const writeChecksum = (bytes: Uint8Array, name: string): void => {
  const place = LENGTH_BYTES + beginning(name).length;
  bytes.set(encodeUtf8(checksumOf(bytes, place)), place);
};

/** Throws a SafetensorsError unless a file has the checksum that it says under a name. */
export const expectChecksum = (bytes: Uint8Array, name: string, file: string): void => {
  const expected = beginning(name);
  const place = LENGTH_BYTES + expected.length;
  if (!expected.every((byte, i) => bytes[LENGTH_BYTES + i] === byte)) {
    const problem = `its header does not begin with a checksum, ${name}`;
    throw new SafetensorsError(
      "checksum",
      file,
      problem,
      "take a file that was written with one, and not by another program",
    );
  }
  if (!encodeUtf8(checksumOf(bytes, place)).every((byte, i) => bytes[place + i] === byte)) {
    const problem = "it is damaged or incomplete, as its checksum is wrong";
    throw new SafetensorsError("checksum", file, problem, "take another copy of the file");
  }
};
