import { growingBytes } from "./growing-bytes.js";
import { gunzip } from "./gzip/gunzip.js";
import { GzipError } from "./gzip/gzip-error.js";
import type { IdxArray } from "./idx-array.js";
import { idxElements } from "./idx-elements.js";
import { IdxError } from "./idx-error.js";
import { expectLength, type IdxHeader, longestIdxHeader, promisedLength, readIdxHeader } from "./idx-header.js";
import { inMemory } from "./in-memory.js";
import { isGzip } from "./is-gzip.js";

/** An IDX file of which the header has been read. */
export interface OpenIdx {
  readonly header: IdxHeader;
  /** Reads the rest of the file. */
  readElements(): Promise<IdxArray>;
}

/** What a file is read with. */
interface ReadingOptions {
  readonly name: string;
  readonly maximumBytes: number;
}

/**
 * Reads the header of an IDX file, plain or compressed with gzip; `use` may read the rest. A stream is ended when `use` has
 * ended.
 *
 * Throws  IdxError when the bytes are not the beginning of an IDX file, or it promises more than `maximumBytes`
 */
export const openIdx = async <Result>(
  file: Uint8Array | AsyncIterable<Uint8Array>,
  { name, maximumBytes }: ReadingOptions,
  use: (file: OpenIdx) => Promise<Result>,
): Promise<Result> => {
  const pieces = piecesOf(file);
  const parts = decompressed(pieces, name);
  try {
    const start = await takeAtLeast(longestIdxHeader, parts);
    const header = readIdxHeader(start, name);
    if (file instanceof Uint8Array && !isGzip(file)) expectLength(header, file.length, name);
    if (header.fileByteLength > maximumBytes) {
      const advice = "raise maximumBytes if you trust the file";
      const received = `a header that promises ${promisedLength(header)}`;
      throw new IdxError("too-large", name, `at most ${maximumBytes} bytes`, received, advice);
    }
    return await use({ header, readElements: () => readElements(header, start, parts, name) });
  } finally {
    await parts.return();
    await pieces.return();
  }
};

const readElements = async (
  header: IdxHeader,
  start: Uint8Array,
  parts: AsyncGenerator<Uint8Array, void>,
  name: string,
): Promise<IdxArray> => {
  const promised = header.fileByteLength - header.byteLength;
  const elements = inMemory(header, name, () => growingBytes(promised));
  const push = (part: Uint8Array): void => {
    const received = header.byteLength + elements.length + part.length;
    if (received > header.fileByteLength) expectLength(header, received, name, { atLeast: true });
    inMemory(header, name, () => elements.push(part));
  };
  push(start.subarray(header.byteLength));
  for await (const part of parts) push(part);
  expectLength(header, header.byteLength + elements.length, name);
  return idxElements(header, elements.buffer);
};

/** How much is taken at once. */
const PIECE = 65_536;

async function* piecesOf(file: Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  if (file instanceof Uint8Array) {
    for (let start = 0; start < file.length; start += PIECE) yield file.subarray(start, start + PIECE);
  } else {
    for await (const piece of file) yield* piecesOf(piece);
  }
}

/** The bytes as they are, or decompressed if they begin as a gzip file does. */
async function* decompressed(pieces: AsyncGenerator<Uint8Array, void>, name: string): AsyncGenerator<Uint8Array, void> {
  const start = await takeAtLeast(2, pieces);
  const all = joined(start, pieces);
  if (!isGzip(start)) return yield* all;
  try {
    yield* gunzip(all);
  } catch (cause) {
    if (!(cause instanceof GzipError)) throw cause;
    const advice = "the file is cut or damaged; download it again";
    throw new IdxError("gzip", name, "a whole gzip file", cause.message, advice, { cause });
  }
}

async function* joined(start: Uint8Array, rest: AsyncGenerator<Uint8Array, void>): AsyncGenerator<Uint8Array, void> {
  yield start;
  yield* rest;
}

/** So many bytes of the next pieces or some more, or all that there are. */
const takeAtLeast = async (count: number, pieces: AsyncGenerator<Uint8Array, void>): Promise<Uint8Array> => {
  let bytes = new Uint8Array();
  while (bytes.length < count) {
    const { done, value } = await pieces.next();
    if (done) break;
    const longer = new Uint8Array(bytes.length + value.length);
    longer.set(bytes);
    longer.set(value, bytes.length);
    bytes = longer;
  }
  return bytes;
};
