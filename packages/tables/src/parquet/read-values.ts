import type { Encoding, ParquetType } from "hyparquet";
import type { Decoders } from "./decoders.js";
import { readDeltas } from "./read-deltas.js";
import { readRuns } from "./read-runs.js";

/** Values as a file has them, before they are dates or texts. */
export type PlainValues = ReturnType<Decoders["readPlain"]>;

/** Values that stand in a page. */
export interface ValuesInPage {
  /** The page, in memory of its own, so that nothing behind it can be read. */
  readonly page: Uint8Array;
  /** Where they begin. */
  readonly from: number;
  readonly count: number;
  readonly encoding: Encoding;
  readonly type: ParquetType;
  /** Of values that all have so many bytes. */
  readonly typeLength: number | undefined;
  /** What codes stand for. */
  readonly dictionary: PlainValues | undefined;
  /** The most bytes that texts may have together. */
  readonly mostBytes: number;
}

/** Reads the values in a page. The time it takes is that of their number and of the bytes of the page, whatever is in it. */
export const readValues = (values: ValuesInPage, { readPlain, byteStreamSplit, alpDecode }: Decoders): PlainValues => {
  const { page, from, count, encoding, type, typeLength, dictionary } = values;
  if (count === 0) return [];
  const reader = { view: new DataView(page.buffer, page.byteOffset, page.length), offset: from };
  switch (encoding) {
    case "PLAIN":
      return readPlain(reader, type, count, typeLength);
    case "PLAIN_DICTIONARY":
    case "RLE_DICTIONARY": {
      if (dictionary === undefined) throw new Error("codes without a dictionary");
      const codes = readRuns(page, { from: from + 1, to: page.length, width: reader.view.getUint8(from), count });
      return Array.from(codes, (code) => {
        if (code < dictionary.length) return dictionary[code];
        throw new Error(`code ${code} of a dictionary of ${dictionary.length}`);
      });
    }
    case "RLE": {
      if (type !== "BOOLEAN") throw new Error(`runs of ${type}`);
      const to = from + 4 + reader.view.getUint32(from, true);
      return Array.from(readRuns(page, { from: from + 4, to, width: 1, count }), (bit) => bit === 1);
    }
    case "BYTE_STREAM_SPLIT": {
      const width = type === "FIXED_LEN_BYTE_ARRAY" ? typeLength : 1;
      if (width === undefined || count * width > page.length) throw new Error("fewer values than there should be");
      return byteStreamSplit(reader, count, type, typeLength);
    }
    case "ALP":
      return alpDecode(reader, count, type);
    case "DELTA_BINARY_PACKED": {
      const { values } = readDeltas(page, from, count);
      if (type === "INT64") return values;
      if (type === "INT32") return Int32Array.from(values, Number);
      throw new Error(`differences of ${type}`);
    }
    case "DELTA_LENGTH_BYTE_ARRAY": {
      const { values: lengths, end } = readDeltas(page, from, count);
      return textsOf(page, end, lengths);
    }
    case "DELTA_BYTE_ARRAY":
      return textsWithPrefixes(values);
    default:
      throw new Error(`values in the encoding ${encoding}, which is not supported`);
  }
};

/** Texts of these lengths, one behind the other. */
const textsOf = (page: Uint8Array, from: number, lengths: BigInt64Array): Uint8Array[] => {
  let at = from;
  return Array.from(lengths, (long) => {
    const length = Number(long);
    if (!(length >= 0 && length <= page.length - at)) throw new Error(`a text of ${length} bytes`);
    at += length;
    return page.subarray(at - length, at);
  });
};

/** Texts, each of which begins as the one before it. */
const textsWithPrefixes = ({ page, from, count, mostBytes }: ValuesInPage): Uint8Array[] => {
  const prefixes = readDeltas(page, from, count);
  const lengths = readDeltas(page, prefixes.end, count);
  let before = new Uint8Array();
  let sum = 0;
  return textsOf(page, lengths.end, lengths.values).map((suffix, i) => {
    const prefix = Number(prefixes.values[i]!);
    sum += prefix + suffix.length;
    if (!(prefix >= 0 && prefix <= before.length))
      throw new Error(`a text that begins with ${prefix} bytes of another`);
    if (sum > mostBytes) throw new Error("texts that are longer than the file says");
    const text = new Uint8Array(prefix + suffix.length);
    text.set(before.subarray(0, prefix));
    text.set(suffix, prefix);
    before = text;
    return text;
  });
};
