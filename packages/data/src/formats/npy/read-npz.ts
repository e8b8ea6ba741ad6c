import { expectOptions, expectString } from "@gd/tensor";
import { growingBytes } from "../growing-bytes.js";
import { BitReader } from "../gzip/bit-reader.js";
import { crc32 } from "../gzip/crc32.js";
import { GzipError } from "../gzip/gzip-error.js";
import { inflate } from "../gzip/inflate.js";
import { expectFileBytes } from "../idx-file.js";
import { DEFAULT_MAXIMUM, expectMaximum } from "../read-idx.js";
import type { NpyArray } from "./npy-array.js";
import { NpyError } from "./npy-error.js";
import type { NpyOptions } from "./parse-npy.js";
import { npyArrayOf } from "./parse-npy.js";
import { type ZipEntry, zipEntries } from "./zip-entries.js";

/** Options of `readNpz`. */
export interface ReadNpzOptions extends NpyOptions {
  /** The most bytes of all arrays together, after decompression: a few compressed bytes can promise any amount. Default: 1 GiB. */
  readonly maximumBytes?: number;
}

/** The arrays of an NPZ file by their names. It has no prototype: any name is only a name. */
export type NpyArrays = Readonly<Record<string, NpyArray>>;

/**
 * Reads an NPZ file, the format of `numpy.savez` and `numpy.savez_compressed`: several arrays by their names. What the file
 * promises is compared with `maximumBytes` before anything is decompressed, memory is taken as bytes arrive, and the
 * checksum of each array is computed.
 *
 *   const { images, labels } = await readNpz(await readFile("digits.npz"));
 *
 * Throws     NpyError when the bytes are not a whole NPZ file, an array is one that `parseNpy` refuses, or they have more than
 *            `maximumBytes`
 */
export const readNpz = async (file: Uint8Array | ArrayBuffer, options: ReadNpzOptions = {}): Promise<NpyArrays> => {
  const { name = "NPZ file", maximumBytes = DEFAULT_MAXIMUM } = expectOptions("readNpz", options, [
    "name",
    "maximumBytes",
  ]);
  expectString("readNpz(name)", name);
  expectMaximum("readNpz(maximumBytes)", maximumBytes);
  const entries = zipEntries(expectFileBytes("readNpz(file)", file), name);
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (size > maximumBytes) {
    const advice = "raise maximumBytes if you trust the file";
    throw new NpyError("too-large", name, `at most ${maximumBytes} bytes`, `an archive that promises ${size}`, advice);
  }
  const arrays: Record<string, NpyArray> = Object.create(null);
  for (const entry of entries) {
    const array = entry.name.replace(/\.npy$/, "");
    if (array === entry.name) {
      const advice = "an NPZ file has arrays only; take the other files out";
      throw new NpyError("not-npz", name, "members whose names end with .npy", JSON.stringify(entry.name), advice);
    }
    if (array in arrays) {
      throw new NpyError("zip", name, "each array once", `${array} twice`, "save the file again");
    }
    const place = `${name} › ${array}`;
    arrays[array] = npyArrayOf(await contentOf(entry, place), place);
  }
  return arrays;
};

/** The bytes of a member, which have its checksum. */
const contentOf = async (entry: ZipEntry, place: string): Promise<Uint8Array> => {
  const content = entry.deflated ? await inflated(entry, place) : entry.bytes;
  if (crc32(content) === entry.checksum) return content;
  const advice = "the file is damaged; copy or save it again";
  throw new NpyError("checksum", place, "bytes of the checksum in the file", "others", advice);
};

/** After so many bytes, the event loop gets a turn: decompressing a large file takes seconds. */
const BYTES_PER_TURN = 2 ** 23;

const inflated = async ({ bytes, size }: ZipEntry, place: string): Promise<Uint8Array> => {
  const damaged = (received: string, options?: ErrorOptions): NpyError => {
    const advice = "the file is damaged; copy or save it again";
    return new NpyError("zip", place, `${size} compressed bytes`, received, advice, options);
  };
  const input = new BitReader(piecesOf(bytes));
  try {
    const content = growingBytes(size);
    let turnAt = BYTES_PER_TURN;
    for await (const part of inflate(input)) {
      if (content.length + part.length > size) throw damaged("more");
      content.push(part);
      if (content.length < turnAt) continue;
      turnAt += BYTES_PER_TURN;
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (content.length < size) throw damaged(`${content.length}`);
    input.align();
    if (await input.has(8)) throw damaged("more bytes behind them");
    return new Uint8Array(content.buffer);
  } catch (cause) {
    if (cause instanceof GzipError) throw damaged(cause.message, { cause });
    if (!(cause instanceof RangeError)) throw cause;
    const advice = "there is not so much memory; close other programs, or take a smaller file";
    throw new NpyError("too-large", place, "an array that memory holds", `${size} bytes`, advice, { cause });
  }
};

/** How much is taken at once. */
const PIECE = 65_536;

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  for (let start = 0; start < bytes.length; start += PIECE) yield bytes.subarray(start, start + PIECE);
}
