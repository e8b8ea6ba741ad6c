import type { SchemaElement } from "hyparquet";
import type { Slices } from "../source/table-source.js";
import type { ValueColumns } from "../table/table-of.js";
import { type Decoders, loadDecoders } from "./decoders.js";
import { readChunk } from "./read-chunk.js";
import type { ParquetColumn, RowGroup } from "./read-metadata.js";
import type { PlainValues } from "./read-values.js";

/** What to read of a file. */
export interface ColumnsToRead {
  readonly file: Slices;
  readonly groups: readonly RowGroup[];
  readonly columns: readonly ParquetColumn[];
  /** The most bytes of a column in a group of rows. */
  readonly mostBytes: number;
}

/** The values of some columns in some groups, with moments as milliseconds, and whole numbers that are too large as texts. */
export const readColumns = async ({ file, groups, columns, mostBytes }: ColumnsToRead): Promise<ValueColumns> => {
  const decoders = await loadDecoders();
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  const values = new Map<string, unknown[]>();
  const dates = new Set<string>();
  for (const { name, element } of columns) {
    const list: unknown[] = [];
    const conversion = conversionOf(element, decoders);
    const isOptional = element.repetition_type !== "REQUIRED";
    const format = { typeLength: element.type_length, isOptional, convert: conversion.convert, decoders, mostBytes };
    let hasLarge = false;
    for (const group of groups) {
      const { metadata, start, size } = group.chunks.get(name)!;
      const bytes = await file.slice(start, start + size);
      for (const value of await readChunk({ ...format, bytes, metadata, rows: group.rows })) {
        const isWhole = typeof value === "bigint";
        const isLarge = isWhole && (value > LARGEST || value < -LARGEST);
        hasLarge ||= isLarge;
        list.push(isLarge ? String(value) : isWhole ? Number(value) : (value ?? undefined));
      }
    }
    if (conversion.hasMoments()) dates.add(name);
    values.set(name, hasLarge ? list.map((value) => (typeof value === "number" ? String(value) : value)) : list);
  }
  return { values, rows, dates };
};

/** The largest whole number that all numbers up to it keep. */
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);
/** A `Date` is no later. */
const LATEST = 8.64e15;
/** The bytes of a decimal number at most; the time it takes is that of their square. */
const LONGEST_DECIMAL = 64;

/** What makes dates, texts and so on of values, with moments as milliseconds, as millions of objects take much time. */
const conversionOf = (element: SchemaElement, { convert, defaultParsers }: Decoders) => {
  let hasMoments = false;
  const moment = (milliseconds: number): number => {
    hasMoments = true;
    if (Math.abs(milliseconds) <= LATEST) return milliseconds;
    throw new Error(`a date ${milliseconds} ms after 1970, which no date can be`);
  };
  const parsers = {
    ...defaultParsers,
    timestampFromMilliseconds: (milliseconds: bigint) => moment(Number(milliseconds)),
    timestampFromMicroseconds: (microseconds: bigint) => moment(Number(microseconds / 1000n)),
    timestampFromNanoseconds: (nanoseconds: bigint) => moment(Number(nanoseconds / 1_000_000n)),
    dateFromDays: (days: number) => moment(days * 86_400_000),
    // Shapes on a map are refused as what they are.
    geometryFromBytes: (bytes: Uint8Array) => bytes,
    geographyFromBytes: (bytes: Uint8Array) => bytes,
  };
  const { type = "INT32" } = element;
  const decoder = {
    pathInSchema: [element.name],
    type,
    element,
    schemaPath: [],
    codec: "UNCOMPRESSED" as const,
    parsers,
  };
  return {
    hasMoments: () => hasMoments,
    convert: (values: PlainValues): PlainValues => {
      if (element.converted_type === "DECIMAL") expectShort(values);
      return convert(values, decoder);
    },
  };
};

const expectShort = (values: PlainValues): void => {
  for (let i = 0; i < values.length; i++) {
    const value: unknown = values[i];
    if (value instanceof Uint8Array && value.length > LONGEST_DECIMAL) {
      throw new Error(`a decimal number of ${value.length} bytes`);
    }
  }
};
