import { ArgumentError, expectAttached } from "@gd/tensor";

/** What a `Blob` or a `File` has, as far as it is read. */
export interface BlobLike {
  /** How many bytes there are. */
  readonly size: number;
  /** The name of a file. */
  readonly name?: string;
  /** Some of the bytes. */
  slice(start: number, end: number): BlobSlice;
}

/** Some bytes of a `Blob`. */
export interface BlobSlice {
  /** The bytes. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What a `ReadableStream` has, as far as it is read. */
export interface ReadableStreamLike {
  /** What reads the stream from now on. */
  getReader(): StreamReader;
}

/** What a reader of a stream has. */
export interface StreamReader {
  /** The next piece. */
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  /** Ends the stream. */
  cancel(): Promise<unknown>;
}

/**
 * The bytes of a table: all of them in memory; a `Blob`, such as the `File` that a user has chosen on a page; or a stream
 * that brings them piece by piece, such as the body of what `fetch` answers, or that of `createReadStream` in Node.
 */
export type TableSource = Uint8Array | ArrayBuffer | BlobLike | ReadableStreamLike | AsyncIterable<Uint8Array>;

/** Bytes that are read from the beginning on, or here and there. */
export interface Bytes {
  /** The name of the file, if it has one. */
  readonly name: string | undefined;
  /** All bytes, in their order, in pieces. */
  pieces(): AsyncGenerator<Uint8Array, void>;
  /** Some of the bytes, where they can be read without those before them. */
  readonly slices: Slices | undefined;
}

/** Bytes of which any can be read. */
export interface Slices {
  readonly size: number;
  slice(start: number, end: number): Promise<Uint8Array>;
}

const EXPECTED = "the bytes of a file, as a Uint8Array, an ArrayBuffer, a Blob or a stream of them";
/** How much of a Blob is read at once. */
const PIECE = 2 ** 20;

/** The bytes of a source. Throws an ArgumentError if it is none. */
export const bytesOf = (place: string, source: unknown): Bytes => {
  expectAttached(place, source);
  const kind = Object.prototype.toString.call(source);
  if (kind === "[object ArrayBuffer]" || kind === "[object SharedArrayBuffer]") {
    return inMemory(new Uint8Array(source as ArrayBuffer));
  }
  const whole = uint8ArrayOf(source);
  if (whole !== undefined) return inMemory(whole);
  if (isBlob(source)) return inBlob(source);
  if (typeof source === "object" && source !== null) {
    // A stream of Node or of newer browsers is both.
    if (Symbol.asyncIterator in source) return inStream(piecesOf(place, source as AsyncIterable<unknown>));
    if ("getReader" in source && typeof source.getReader === "function") {
      return inStream(readFrom(place, source as ReadableStreamLike));
    }
  }
  const advice = typeof source === "string" ? "Of a path, readTableFile of @gd/tables/node reads the file." : undefined;
  throw new ArgumentError({ place, expected: EXPECTED, received: source, advice });
};

/** Bytes, also those of another realm, which are no instance of our Uint8Array; the memory is shared. */
const uint8ArrayOf = (value: unknown): Uint8Array | undefined => {
  if (value instanceof Uint8Array) return value;
  if (Object.prototype.toString.call(value) !== "[object Uint8Array]") return undefined;
  const { buffer, byteOffset, length } = value as Uint8Array;
  return new Uint8Array(buffer, byteOffset, length);
};

const isBlob = (value: unknown): value is BlobLike =>
  typeof value === "object" &&
  value !== null &&
  "size" in value &&
  Number.isSafeInteger(value.size) &&
  "slice" in value &&
  typeof value.slice === "function";

const inMemory = (bytes: Uint8Array): Bytes => ({
  name: undefined,
  async *pieces() {
    yield bytes;
  },
  slices: { size: bytes.length, slice: async (start, end) => bytes.subarray(start, end) },
});

const inBlob = (blob: BlobLike): Bytes => {
  const slices: Slices = {
    size: blob.size,
    slice: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
  return {
    name: typeof blob.name === "string" ? blob.name : undefined,
    async *pieces() {
      for (let start = 0; start < slices.size; start += PIECE) {
        yield await slices.slice(start, Math.min(slices.size, start + PIECE));
      }
    },
    slices,
  };
};

const inStream = (pieces: AsyncGenerator<Uint8Array, void>): Bytes => ({
  name: undefined,
  pieces: () => pieces,
  slices: undefined,
});

async function* piecesOf(place: string, stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array, void> {
  for await (const piece of stream) yield expectPiece(place, piece);
}

async function* readFrom(place: string, stream: ReadableStreamLike): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield expectPiece(place, value);
    }
  } finally {
    await reader.cancel();
  }
}

const expectPiece = (place: string, piece: unknown): Uint8Array => {
  expectAttached(place, piece);
  const bytes = uint8ArrayOf(piece);
  if (bytes !== undefined) return bytes;
  const advice = typeof piece === "string" ? "Open the file without an encoding." : undefined;
  throw new ArgumentError({ place, expected: "a stream of pieces of bytes", received: piece, advice });
};
