import { expectOptions, expectString } from "@gd/tensor";
import type { IdxArray } from "./idx-array.js";
import { idxElements } from "./idx-elements.js";
import { IdxError } from "./idx-error.js";
import { expectFileBytes } from "./idx-file.js";
import { expectLength, readIdxHeader } from "./idx-header.js";
import { inMemory } from "./in-memory.js";
import { isGzip } from "./is-gzip.js";

/** Options of `parseIdx`. */
export interface IdxOptions {
  /** The file's name in messages. Default: "IDX file". */
  readonly name?: string;
}

/**
 * Reads an IDX file, the format of the MNIST images and labels, from its bytes, which are copied.
 * `readIdx` also reads compressed files, and streams.
 *
 * Throws     IdxError when the bytes are not an IDX file, or not exactly as many as its header promises
 */
export function parseIdx(file: Uint8Array | ArrayBuffer, options: IdxOptions = {}): IdxArray {
  const { name = "IDX file" } = expectOptions("parseIdx", options, ["name"]);
  expectString("parseIdx(name)", name);
  const bytes = expectFileBytes("parseIdx(file)", file);
  if (isGzip(bytes)) {
    throw new IdxError("gzip", name, "plain IDX bytes", "a gzip file", "use readIdx, which decompresses");
  }
  const header = readIdxHeader(bytes, name);
  expectLength(header, bytes.length, name);
  const elements = inMemory(header, name, () => new Uint8Array(bytes.subarray(header.byteLength)));
  return idxElements(header, elements.buffer);
}
