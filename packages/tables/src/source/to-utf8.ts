import { ArgumentError, encodeUtf8 } from "@gd/tensor";
import { TableError } from "../table/table-error.js";
import { joined } from "./peek.js";

/** The beginning of a file in some encoding. */
const MARKS = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
] as const;

/** Whether an encoding is the one that every runtime decodes. */
const isUtf8 = (encoding: string): boolean => /^utf-?8$/i.test(encoding);

/** Throws an ArgumentError unless a value is an encoding that this runtime decodes. */
export const expectEncoding = (place: string, encoding: unknown): void => {
  if (typeof encoding === "string" && isUtf8(encoding)) return;
  const hasDecoder = typeof TextDecoder !== "undefined";
  try {
    if (hasDecoder && typeof encoding === "string" && new TextDecoder(encoding).encoding !== "") return;
  } catch {
    // The constructor's error does not name the place.
  }
  if (!hasDecoder) {
    const expected = '"utf-8", as this runtime has no TextDecoder for others';
    throw new ArgumentError({ place, expected, received: encoding, advice: "Save the file as UTF-8." });
  }
  const advice = '"utf-8", "utf-16le" and "windows-1252" are some.';
  throw new ArgumentError({
    place,
    expected: "the name of an encoding that this runtime knows",
    received: encoding,
    advice,
  });
};

/**
 * The bytes of a text as UTF-8, without a byte order mark, which says the encoding where there is one. Bytes that are
 * UTF-8 already are passed on, right or wrong.
 */
export async function* toUtf8(
  pieces: AsyncIterable<Uint8Array>,
  table: string,
  encoding: string,
): AsyncGenerator<Uint8Array, void> {
  const iterator = pieces[Symbol.asyncIterator]();
  let start = new Uint8Array();
  while (start.length < 3) {
    const { done, value } = await iterator.next();
    if (done) break;
    start = joined([start, value]);
  }
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, i) => start[i] === byte));
  const actual = mark?.encoding ?? (isUtf8(encoding) ? "utf-8" : encoding);
  const rest = (async function* () {
    try {
      yield start.subarray(mark?.bytes.length ?? 0);
      yield* { [Symbol.asyncIterator]: () => iterator };
    } finally {
      await iterator.return?.();
    }
  })();
  if (actual === "utf-8") return yield* rest;

  if (typeof TextDecoder === "undefined") {
    const expected = "a text in UTF-8, as this runtime has no TextDecoder for others";
    const advice = "Save it as UTF-8.";
    throw new TableError({ reason: "encoding", table, expected, received: `one in ${actual}`, advice });
  }
  const decoder = new TextDecoder(actual, { fatal: true });
  try {
    for await (const piece of rest) yield encodeUtf8(decoder.decode(piece, { stream: true }));
    yield encodeUtf8(decoder.decode());
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const advice = "Pass the encoding of the file, or save it as UTF-8.";
    throw new TableError(
      { reason: "encoding", table, expected: `a text in ${decoder.encoding}`, received: "bytes that are none", advice },
      { cause },
    );
  }
}
