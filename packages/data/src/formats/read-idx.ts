import { expectNumber, expectOptions, expectString } from "@gd/tensor";
import type { IdxArray } from "./idx-array.js";
import { expectFile, type IdxFile } from "./idx-file.js";
import { openIdx } from "./open-idx.js";
import type { IdxOptions } from "./parse-idx.js";

/** Options of `readIdx`. */
export interface ReadIdxOptions extends IdxOptions {
  /** The largest file to read, in bytes, after decompression: a few compressed bytes can promise any amount. Default: 1 GiB. */
  readonly maximumBytes?: number;
}

/**
 * Reads an IDX file, plain or compressed with gzip, from memory or from a stream. What the header promises is compared with
 * `maximumBytes` before anything else is read, memory is taken as bytes arrive, up to 8/7 of the file, and reading stops at
 * the first byte too many.
 *
 *   await readIdx(createReadStream("train-images-idx3-ubyte.gz"))
 *
 * Throws     IdxError when the bytes are not an IDX file, not exactly as many as its header promises, not readable as
 *            gzip, or more than `maximumBytes` after decompression
 */
export async function readIdx(file: IdxFile, options: ReadIdxOptions = {}): Promise<IdxArray> {
  const { name = "IDX file", maximumBytes = DEFAULT_MAXIMUM } = expectOptions("readIdx", options, [
    "name",
    "maximumBytes",
  ]);
  expectString("readIdx(name)", name);
  expectMaximum("readIdx(maximumBytes)", maximumBytes);
  return openIdx(expectFile("readIdx(file)", file), { name, maximumBytes }, ({ readElements }) => readElements());
}

/** 1 GiB. */
export const DEFAULT_MAXIMUM = 2 ** 30;

/** Throws an ArgumentError unless a value is a limit: NaN is none. */
export const expectMaximum = (place: string, value: unknown): void => {
  if (value !== Number.POSITIVE_INFINITY) expectNumber(place, value, { from: 0, whole: true }, "Infinity is no limit.");
};
