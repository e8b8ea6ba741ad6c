import { SafetensorsError } from "../safetensors-error.js";

/** How many bytes stand before the header, which are its length. */
export const LENGTH_BYTES = 8;

/** The file that is read, and the longest header that is. */
interface ReadingOptions {
  readonly name: string;
  readonly maximumHeaderBytes: number;
}

/** The length of the header, by the first bytes of a file of `fileLength` bytes. */
export const headerLength = (
  start: Uint8Array,
  fileLength: number,
  { name, maximumHeaderBytes }: ReadingOptions,
): number => {
  if (fileLength < LENGTH_BYTES) {
    throw new SafetensorsError("cut", name, `it has ${fileLength} bytes, and a safetensors file 8 or more`);
  }
  const length = new DataView(start.buffer, start.byteOffset, LENGTH_BYTES).getBigUint64(0, true);
  if (length > maximumHeaderBytes) {
    const advice = "check that it is a safetensors file, and raise maximumHeaderBytes if you trust it";
    const problem = `its header says to be ${length} bytes, of at most ${maximumHeaderBytes}`;
    throw new SafetensorsError("long-header", name, problem, advice);
  }
  if (length > fileLength - LENGTH_BYTES) {
    throw new SafetensorsError("cut", name, `its header is ${length} bytes, and the file ${fileLength}`);
  }
  return Number(length);
};
