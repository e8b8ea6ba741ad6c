import { dictionaryOf } from "../kinds/dictionary.js";
import { parseWritten } from "../kinds/number-style.js";
import { parseDate } from "../kinds/parse-date.js";
import { parseNumberText } from "../kinds/parse-number.js";
import { defaultMissing } from "../source/default-missing.js";
import { inWords } from "../table/in-words.js";
import type { ColumnKind, ColumnOfKind } from "../table/table.js";
import { quoted, TableError } from "../table/table-error.js";
import type { ColumnFeatures } from "./features.js";

/**
 * A row as an object, by the names of its columns. null and undefined are missing values, and so are the texts of
 * `defaultMissing`, as in a file, unless they are categories that were learned. A date is a `Date`, or a text such as 2024-03-31.
 * A number is a number as it was learned, and no text: 37 where the table had 37%. Only where its numbers were written as 37% or
 * $1,200, a text may be, too. A number may stand for a category where categories are the texts of numbers.
 */
export type RowObject = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

/** The column of rows that features need, as a column of the kind that they were learned of. */
export const columnOfRows = <Kind extends ColumnKind>(
  rows: readonly RowObject[],
  features: ColumnFeatures,
  kind: Kind,
): ColumnOfKind[Kind] => {
  const { column } = features;
  const categories = categoriesOf(features);
  const missing = new Set(defaultMissing.filter((text) => !categories.includes(text)));
  const read: Read = (parse, expected) =>
    rows.map((row, i) => {
      const place = { table: "rows", row: i + 1, column };
      if (!Object.hasOwn(row, column)) {
        const advice = "Give it, or null where the value is missing.";
        throw new TableError({ reason: "missing", ...place, expected, received: "nothing", advice });
      }
      const value = row[column];
      if (value === null || value === undefined || (typeof value === "string" && missing.has(value))) return undefined;
      const parsed = parse(value);
      if (parsed !== undefined && !Number.isNaN(parsed)) return parsed;
      const advice = typeof value === "string" && kind === "number" ? A_TEXT : "null is a missing value.";
      throw new TableError({ reason: "type", ...place, expected, received: inWords(value), advice });
    });
  return columns[kind](column, read, features);
};

const A_TEXT = "Number(text) makes a number of a text; null is a missing value.";

type Read = <Value>(parse: (value: unknown) => Value | undefined, expected: string) => readonly (Value | undefined)[];

/** How the values of rows become a column of each kind. */
const columns: {
  readonly [Kind in ColumnKind]: (name: string, read: Read, features: ColumnFeatures) => ColumnOfKind[Kind];
} = {
  number: (name, read, features) => ({
    name,
    kind: "number",
    values: numbers(read(asNumber(features), expectedNumber(features))),
  }),
  boolean: (name, read) => ({
    name,
    kind: "boolean",
    values: Int8Array.from(read(asBoolean, "true or false"), (value) => value ?? -1),
  }),
  date: (name, read, features) => ({
    name,
    kind: "date",
    values: numbers(read(asMoment(features), "a Date, or a text such as 2024-03-31")),
  }),
  category(name, read, features) {
    const categories = categoriesOf(features);
    const expected = categories.length === 0 ? "a text" : `a text such as ${quoted(categories[0]!)}`;
    const { codes, texts } = dictionaryOf(read(asOneOf(categories), expected));
    return { name, kind: "category", codes, categories: texts };
  },
  text: (name, read) => ({ name, kind: "text", values: read(asText, "a text") }),
};

const categoriesOf = (features: ColumnFeatures): readonly string[] =>
  "categories" in features ? features.categories : [];

const numbers = (values: readonly (number | undefined)[]): Float64Array =>
  Float64Array.from(values, (value) => value ?? Number.NaN);

const asText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** A number as it is, and a text only in the style and the unit that the numbers of the table had. */
const asNumber =
  (features: ColumnFeatures) =>
  (value: unknown): number | undefined => {
    if (typeof value !== "string") return Number.isFinite(value) ? (value as number) : undefined;
    if (features.kind !== "number" || features.written === undefined) return undefined;
    // 1.234 as programs write it would be a thousand times as much.
    if (features.written === "decimal-comma" && /^[+-]?\d+\.\d+$/.test(value)) return undefined;
    const { value: number, unit } = parseWritten(value, features.written) ?? {};
    return unit === (features.unit ?? "") ? number : undefined;
  };

const expectedNumber = (features: ColumnFeatures): string => {
  if (features.kind !== "number" || features.written === undefined) return "a finite number";
  const { written, unit = "" } = features;
  const number = written === "decimal-point" ? "1,234.5" : "1.234,5";
  return `a finite number, or a text such as ${quoted(unit === "%" ? number + unit : `${unit} ${number}`.trim())}`;
};

/** 1 for true, 0 for false. */
const asBoolean = (value: unknown): number | undefined => (typeof value === "boolean" ? Number(value) : undefined);

/** A number is a category only where categories are numbers as texts, and true and false where they are such texts. */
const asOneOf = (categories: readonly string[]): ((value: unknown) => string | undefined) => {
  const byNumber = new Map(categories.map((category) => [parseNumberText(category), category]));
  byNumber.delete(Number.NaN);
  const booleans = categories.some((category) => /^(?:true|false)$/.test(category));
  return (value) => {
    if (typeof value === "number" && byNumber.size > 0 && Number.isFinite(value)) {
      return byNumber.get(value) ?? String(value);
    }
    return typeof value === "boolean" && booleans ? String(value) : asText(value);
  };
};

/** A text as dates were written where the features were learned, or in a way that nobody can mistake. */
const asMoment =
  (features: ColumnFeatures) =>
  (value: unknown): number | undefined => {
    if (typeof value === "string") return parseDate(value, features.kind === "date" ? features.written : undefined);
    return value instanceof Date ? value.getTime() : undefined;
  };
