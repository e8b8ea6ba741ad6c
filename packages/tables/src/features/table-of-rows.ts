import { ArgumentError } from "@gd/tensor";
import { categoryColumn } from "../kinds/column-of-texts.js";
import { dictionaryOf } from "../kinds/dictionary.js";
import { parseDate } from "../kinds/parse-date.js";
import { inWords } from "../table/in-words.js";
import type { Column, Table } from "../table/table.js";
import { quoted, TableError } from "../table/table-error.js";
import { kindOf } from "./column-as.js";
import type { ColumnFeatures, Features } from "./features.js";

/** A row as an object, by the names of its columns. null and undefined are missing values; a date is a `Date` or a text. */
export type RowObject = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

/** The table that rows are, with the columns that features need. */
export const tableOfRows = (place: string, rows: readonly unknown[], { columns, ignored }: Features): Table => {
  const known = new Set([...ignored, ...columns.map(({ column }) => column)]);
  rows.forEach((row, i) => {
    if (Object.prototype.toString.call(row) !== "[object Object]") {
      throw new ArgumentError({ place: `${place}[${i}]`, expected: "a row, as an object", received: row });
    }
    for (const name of Object.keys(row as object)) {
      if (known.has(name)) continue;
      const expected = "no other columns than where the features were learned";
      const advice = "Leave it out, or compare the names of columns.";
      throw new TableError({ reason: "column", table: "rows", row: i + 1, expected, received: quoted(name), advice });
    }
  });
  return {
    name: "rows",
    rows: rows.length,
    columns: columns.map((column) => columnOfRows(rows as readonly RowObject[], column)),
  };
};

const columnOfRows = (rows: readonly RowObject[], { column: name, kind: features }: ColumnFeatures): Column => {
  const kind = kindOf(features);
  const read = <Value>(
    parse: (value: unknown) => Value | undefined,
    expected: string,
  ): readonly (Value | undefined)[] =>
    rows.map((row, i) => {
      const place = { table: "rows", row: i + 1, column: name };
      if (!Object.hasOwn(row, name)) {
        const advice = "Give it, or null where the value is missing.";
        throw new TableError({ reason: "missing", ...place, expected, received: "nothing", advice });
      }
      const value = row[name];
      if (value === null || value === undefined) return undefined;
      const parsed = parse(value);
      if (parsed !== undefined) return parsed;
      const received = inWords(value);
      const advice = "null is a missing value.";
      throw new TableError({ reason: "type", ...place, expected, received, advice });
    });
  switch (kind) {
    case "number":
      return { name, kind, values: Float64Array.from(read(asNumber, "a finite number"), (x) => x ?? Number.NaN) };
    case "boolean":
      return {
        name,
        kind,
        values: Int8Array.from(read(asBoolean, "true or false"), (x) => (x === undefined ? -1 : x ? 1 : 0)),
      };
    case "date":
      return {
        name,
        kind,
        values: Float64Array.from(read(asMoment, "a Date, or a text such as 2024-03-31"), (x) => x ?? Number.NaN),
      };
    case "category":
      return categoryColumn(name, dictionaryOf(read(asCategory, "a text")));
    case "text":
      return { name, kind, values: read(asText, "a text") };
  }
};

const asNumber = (value: unknown): number | undefined => (Number.isFinite(value) ? (value as number) : undefined);

const asBoolean = (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined);

const asText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** A category may be written as a number, where texts were digits. */
const asCategory = (value: unknown): string | undefined =>
  typeof value === "boolean" || Number.isFinite(value) ? String(value) : asText(value);

const asMoment = (value: unknown): number | undefined => {
  const moment = value instanceof Date ? value.getTime() : typeof value === "string" ? parseDate(value) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
};
