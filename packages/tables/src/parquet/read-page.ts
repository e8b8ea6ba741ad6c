import type { Encoding, PageHeader, ParquetType } from "hyparquet";
import type { Decoders } from "./decoders.js";
import type { Decompress } from "./decompressor.js";
import { readRuns } from "./read-runs.js";
import { type PlainValues, readValues } from "./read-values.js";

/** What is the same for all pages of a column. */
export interface PageFormat {
  readonly type: ParquetType;
  /** Of values that all have so many bytes. */
  readonly typeLength: number | undefined;
  /** Whether values may be missing. */
  readonly isOptional: boolean;
  readonly decompress: Decompress;
  /** Makes dates, texts and so on of values as they are in the file. */
  readonly convert: (values: PlainValues) => PlainValues;
  readonly decoders: Decoders;
  /** The most bytes that a page may have. */
  readonly mostBytes: number;
}

/** A page of a column, whose sizes have been looked at. */
export interface Page extends PageFormat {
  readonly header: PageHeader;
  /** As they are in the file, in memory of their own, so that nothing behind them can be read. */
  readonly bytes: Uint8Array;
  /** What codes stand for, if a page before this one has said it. */
  readonly dictionary: PlainValues | undefined;
}

/** The values of some rows. */
export interface RowValues {
  readonly rows: number;
  /** Those that are not missing. */
  readonly values: PlainValues;
  /** 1 for a row that has one; undefined if all have. */
  readonly present: Uint32Array | undefined;
}

/** A count that a file states. Throws an error unless there may be so many. */
export const expectCount = (what: string, count: unknown, most: number): number => {
  if (Number.isInteger(count) && (count as number) >= 0 && (count as number) <= most) return count as number;
  throw new Error(`${count} ${what}, of which there are ${most} at most`);
};

/** The different values of a column. */
export const readDictionary = (page: Page): PlainValues => {
  const { header, bytes, decompress, convert } = page;
  const size = header.uncompressed_page_size;
  // Each takes a bit at least.
  const count = expectCount("values of a dictionary", header.dictionary_page_header?.num_values, 8 * size);
  return convert(plainValues(page, decompress(bytes, size), { from: 0, count, encoding: "PLAIN" }));
};

/** The values in a page, of `most` rows at most. */
export const readPage = (page: Page, most: number): RowValues => {
  const { header, bytes, decompress, isOptional } = page;
  const { num_values, encoding, definition_level_encoding } = header.data_page_header ?? missingHeader();
  const rows = expectCount("values of a page", num_values, most);
  const whole = decompress(bytes, header.uncompressed_page_size);
  if (!isOptional)
    return { rows, values: convertedValues(page, whole, { from: 0, count: rows, encoding }), present: undefined };
  if (definition_level_encoding === "BIT_PACKED")
    throw new Error("missing values are marked in a way that is not supported");
  const length = new DataView(whole.buffer, whole.byteOffset, whole.length).getUint32(0, true);
  const from = 4 + expectCount("bytes of marks", length, whole.length - 4);
  const present = readRuns(whole, { from: 4, to: from, width: 1, count: rows });
  return { rows, values: convertedValues(page, whole, { from, count: sum(present), encoding }), present };
};

/** The values in a page of version 2, in which what is missing is not compressed. */
export const readPageV2 = (page: Page, most: number): RowValues => {
  const { header, bytes, decompress, isOptional } = page;
  const given = header.data_page_header_v2 ?? missingHeader();
  const { num_values, encoding, definition_levels_byte_length, repetition_levels_byte_length, is_compressed } = given;
  const rows = expectCount("values of a page", num_values, most);
  const start = expectCount("bytes of marks", repetition_levels_byte_length, bytes.length);
  const from = start + expectCount("bytes of marks", definition_levels_byte_length, bytes.length - start);
  const present = isOptional ? readRuns(bytes, { from: start, to: from, width: 1, count: rows }) : undefined;
  const count = present === undefined ? rows : sum(present);
  const size = header.uncompressed_page_size - from;
  if (size < 0) throw new Error(`a page of ${size} bytes`);
  // Values of their own memory, as of version 1.
  const rest = bytes.slice(from);
  const whole = is_compressed === false ? rest : decompress(rest, size);
  return { rows, values: convertedValues(page, whole, { from: 0, count, encoding }), present };
};

/** Where values are in a page. */
interface Place {
  readonly from: number;
  readonly count: number;
  readonly encoding: Encoding;
}

const plainValues = ({ type, typeLength, dictionary, mostBytes, decoders }: Page, page: Uint8Array, place: Place) =>
  readValues({ page, ...place, type, typeLength, dictionary, mostBytes }, decoders);

/** A dictionary has been converted when it was read. */
const convertedValues = (page: Page, bytes: Uint8Array, place: Place): PlainValues => {
  const values = plainValues(page, bytes, place);
  return place.encoding?.endsWith("_DICTIONARY") ? values : page.convert(values);
};

const sum = (present: Uint32Array): number => present.reduce((count, bit) => count + bit, 0);

const missingHeader = (): never => {
  throw new Error("a page without its header");
};
