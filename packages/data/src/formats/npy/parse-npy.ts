import { expectOptions, expectString } from "@gd/tensor";
import { expectFileBytes } from "../idx-file.js";
import type { NpyArray } from "./npy-array.js";
import { npyElements } from "./npy-elements.js";
import { NpyError } from "./npy-error.js";
import { expectNpyLength, readNpyHeader } from "./npy-header.js";

/** Options of `parseNpy`. */
export interface NpyOptions {
  /** The file's name in messages. Default: "NPY file". */
  readonly name?: string;
}

/**
 * Reads an NPY file, the format of `numpy.save`, from its bytes, which are copied: numbers and truth values of either byte
 * order, row by row or column by column (Fortran order). Numbers of half precision become float32, which has all of them.
 * Truth values are the bytes 0 and 1. Whole numbers of 64 bits are bigints, with or without a sign: `Array.from(data, Number)`
 * makes numbers of them.
 *
 *   const { shape, data } = parseNpy(await readFile("images.npy"));
 *
 * Throws     NpyError when the bytes are not an NPY file, not exactly as many as its header promises, or hold elements of
 *            another type; Python objects, which are pickles, are never read
 * Source     NumPy, numpy.lib.format, versions 1.0, 2.0 and 3.0
 */
export const parseNpy = (file: Uint8Array | ArrayBuffer, options: NpyOptions = {}): NpyArray => {
  const { name = "NPY file" } = expectOptions("parseNpy", options, ["name"]);
  expectString("parseNpy(name)", name);
  return npyArrayOf(expectFileBytes("parseNpy(file)", file), name);
};

/** The array of an NPY file in memory. */
export const npyArrayOf = (bytes: Uint8Array, name: string): NpyArray => {
  const header = readNpyHeader(bytes, name);
  expectNpyLength(header, bytes.length, name);
  try {
    return npyElements(header, bytes.subarray(header.byteLength), name);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const advice = "there is not so much memory; close other programs, or take a smaller file";
    throw new NpyError("too-large", name, "a file that memory holds", `${bytes.length} bytes`, advice, { cause });
  }
};
