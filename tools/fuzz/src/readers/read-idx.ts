import { gunzipSync } from "node:zlib";
import { IdxError, parseIdx, readIdx } from "@gd/data";
import type { Reader } from "../reader.ts";
import { gzipped } from "./gzipped.ts";
import { idxFiles } from "./idx-files.ts";
import { inPieces } from "./in-pieces.ts";

/** Far more than the examples have, so that bombs are refused rather than read. */
export const MAXIMUM_BYTES = 2 ** 24;

export const readIdxReader: Reader = {
  name: "readIdx",
  examples: idxFiles,
  repair: gzipped,
  async read(file) {
    // Some files come as streams.
    const source = file.length % 2 === 0 ? file : inPieces(file, 1 + (file.length % 97));
    const array = await readIdx(source, { maximumBytes: MAXIMUM_BYTES });
    const content = isGzip(file) ? unzipped(file) : file;
    if (content === undefined) return;
    const same = parseIdx(content);
    if (!Buffer.from(array.data.buffer).equals(Buffer.from(same.data.buffer)))
      throw new Error("zlib reads other bytes");
  },
  errors: [IdxError],
};

const isGzip = (file: Uint8Array): boolean => file[0] === 0x1f && file[1] === 0x8b;

/** What zlib makes of a gzip file, unless it refuses what is behind the end on this Node. */
const unzipped = (file: Uint8Array): Uint8Array | undefined => {
  try {
    return gunzipSync(file, { maxOutputLength: MAXIMUM_BYTES });
  } catch {
    return undefined;
  }
};
