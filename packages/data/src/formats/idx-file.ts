import { expectAttached } from "@gd/tensor";
import { bytesOf } from "../expect/bytes-of.js";

/**
 * The bytes of a file: all of them in memory, or a stream that brings them piece by piece, such as that of
 * `createReadStream` in Node, or the body of what `fetch` answers.
 */
export type IdxFile = Uint8Array | ArrayBuffer | AsyncIterable<Uint8Array>;

const BYTES = "the bytes of a file, as a Uint8Array or an ArrayBuffer";

/** Throws an ArgumentError unless a value is a file. Returns its bytes, or the stream that brings them. */
export const expectFile = (place: string, file: unknown): Uint8Array | AsyncIterable<Uint8Array> => {
  if (typeof file === "object" && file !== null && Symbol.asyncIterator in file) {
    return bytesIn(place, file as AsyncIterable<unknown>);
  }
  return expectFileBytes(place, file, `${BYTES}, or a stream of them`);
};

/** Throws an ArgumentError unless a value is a file that is in memory. Returns its bytes. */
export const expectFileBytes = (place: string, file: unknown, expected = BYTES): Uint8Array => {
  const kind = Object.prototype.toString.call(file);
  if (kind === "[object ArrayBuffer]" || kind === "[object SharedArrayBuffer]") {
    expectAttached(place, file);
    return new Uint8Array(file as ArrayBuffer);
  }
  return bytesOf(place, file, expected, adviceFor(file));
};

const adviceFor = (file: unknown): string | undefined => {
  if (typeof file === "string") return "Of a path, pass what readFile returns.";
  // Of a file in a page, of what `fetch` answers, and of other things that can be read as a whole.
  return typeof Object(file).arrayBuffer === "function" ? "Await its arrayBuffer(), and pass that." : undefined;
};

async function* bytesIn(place: string, stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array, void> {
  for await (const piece of stream) yield bytesOf(place, piece, "a stream of pieces of bytes");
}
