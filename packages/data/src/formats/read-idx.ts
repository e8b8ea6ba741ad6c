import type { IdxArray } from "./idx-array.js";
import { IdxError } from "./idx-error.js";
import { longestIdxHeader, readIdxHeader } from "./idx-header.js";
import { type IdxOptions, isGzip, parseIdx } from "./parse-idx.js";

/** Options of `readIdx`. */
export interface ReadIdxOptions extends IdxOptions {
  /** The largest decompressed file to read: a few compressed bytes can promise any amount. Default: 1 GiB. */
  readonly maximumBytes?: number;
}

/**
 * Reads an IDX file, plain or compressed with gzip. Decompression stops as soon as there are more bytes than the header
 * promises.
 *
 * Throws     IdxError when the bytes are not an IDX file, not exactly as many as its header promises, not readable as
 *            gzip, or more than `maximumBytes` after decompression
 */
export async function readIdx(file: Uint8Array | ArrayBuffer, options: ReadIdxOptions = {}): Promise<IdxArray> {
  const { name = "IDX file", maximumBytes = 2 ** 30 } = options;
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
  return parseIdx(isGzip(bytes) ? await decompress(bytes, name, maximumBytes) : bytes, { name });
}

async function decompress(file: Uint8Array, name: string, maximumBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  let promised: number | undefined;
  for await (const chunk of gunzip(file, name)) {
    chunks.push(chunk);
    received += chunk.length;
    if (promised === undefined && received >= longestIdxHeader) {
      promised = readIdxHeader(joined(chunks, received), name).fileByteLength;
      if (promised > maximumBytes) {
        const advice = "raise maximumBytes if you trust the file";
        throw new IdxError("too-large", name, `at most ${maximumBytes} bytes`, `${promised}`, advice);
      }
    }
    if (promised !== undefined && received > promised) {
      const advice = "bytes follow the last element; check that this is the right file and download it again";
      throw new IdxError("too-long", name, `${promised} bytes`, `at least ${received}`, advice);
    }
  }
  return joined(chunks, received);
}

/** Yields the decompressed bytes in chunks, and decompresses no further when its consumer stops. */
async function* gunzip(file: Uint8Array, name: string): AsyncGenerator<Uint8Array, void> {
  // A copy, as the caller may change the bytes while the stream reads them.
  const stream = new Blob([new Uint8Array(file)]).stream().pipeThrough(new DecompressionStream("gzip"));
  // Not every browser can iterate over a ReadableStream; all have its reader.
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (cause) {
    const advice = "the file is cut or damaged; download it again";
    throw new IdxError("gzip", name, "a whole gzip file", "bytes that do not decompress", advice, { cause });
  } finally {
    // Cancelling a failed stream rejects with the error that has already been thrown.
    await reader.cancel().catch(() => {});
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
