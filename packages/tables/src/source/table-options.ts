import { ArgumentError, expectArgument, expectNumber, expectOneOf, expectString, expectStrings } from "@gd/tensor";
import { parseWrittenStyle, type WrittenStyle } from "../kinds/number-style.js";
import type { DateOrder } from "../kinds/parse-date.js";
import { parseNumberText } from "../kinds/parse-number.js";
import type { ColumnKind } from "../table/table.js";
import { defaultMissing } from "./default-missing.js";

/**
 * The kind of a column, how its numbers or dates are written, or `"omit"` to leave the column out. As `"decimal-comma"`,
 * 1.234,5 is a number; as `"month/day/year"`, 3/31/2024 is a date. As `"decimal-point %"`, 37% is a number, 37 is taken for one
 * with a `note`, and $37 is refused.
 */
export type ColumnChoice = ColumnKind | WrittenStyle | DateOrder | "omit";

/** Options of all functions that make a table. */
export interface TableOptions {
  /** What the table is called in messages. Default: the name of the file, if it has one, or "table". */
  readonly name?: string;
  /**
   * The kinds of some columns, by their names: `{ year: "category", id: "omit" }`. Default: that which looking at all values
   * of a column finds.
   */
  readonly columns?: Readonly<Record<string, ColumnChoice>>;
  /** The texts that stand for a missing value. Default: `defaultMissing`. */
  readonly missing?: readonly string[];
  /**
   * Which number of 3/4/2024 is the day. Default: found by looking at all values of a column, one of which may be 3/31/2024; where
   * nothing says which, the column has texts.
   */
  readonly dates?: DateOrder;
}

/** Options of all functions that read a file. */
export interface FileOptions extends TableOptions {
  /** The largest file to read, in bytes. Default: 2 GiB. */
  readonly maximumBytes?: number;
  /** The most columns to read. Default: 16384. */
  readonly maximumColumns?: number;
}

/** The names of `TableOptions`. */
export const TABLE_OPTIONS = ["name", "columns", "missing", "dates"] as const;
/** The names of `FileOptions`. */
export const FILE_OPTIONS = [...TABLE_OPTIONS, "maximumBytes", "maximumColumns"] as const;

const CHOICES = [
  ...["number", "category", "boolean", "date", "text", "omit"],
  ...["decimal-point", "decimal-comma", "day/month/year", "month/day/year"],
] as const;

/** Throws an ArgumentError unless the options make sense. Returns them with all defaults. */
export const tableOptions = (
  place: string,
  { name = "table", columns = {}, missing = defaultMissing, dates }: TableOptions,
) => {
  expectString(`${place}(name)`, name);
  expectArgument(Object.prototype.toString.call(columns) === "[object Object]", {
    place: `${place}(columns)`,
    expected: 'an object with kinds of columns, such as { year: "category" }',
    received: columns,
  });
  for (const [column, kind] of Object.entries(columns)) {
    if (parseWrittenStyle(kind) === undefined) expectOneOf(`${place}(columns.${column})`, kind, CHOICES);
  }
  expectStrings(`${place}(missing)`, missing);
  if (dates !== undefined) expectOneOf(`${place}(dates)`, dates, ["day/month/year", "month/day/year"]);
  return {
    name,
    columns: new Map(Object.entries(columns)),
    missing: new Set(missing),
    missingNumbers: new Set(missing.map(parseNumberText).filter((number) => !Number.isNaN(number))),
    dateOrder: dates,
  };
};

/** Options with all defaults. */
export type WholeTableOptions = ReturnType<typeof tableOptions>;

/** Throws an ArgumentError unless the options make sense. Returns them with all defaults. */
export const fileOptions = (place: string, fileName: string | undefined, options: FileOptions) => {
  const { name = fileName, maximumBytes = 2 ** 31, maximumColumns = 16_384 } = options;
  for (const [limit, value] of Object.entries({ maximumBytes, maximumColumns })) {
    if (value === Number.POSITIVE_INFINITY) continue;
    expectNumber(`${place}(${limit})`, value, { from: 0, whole: true }, "Infinity is no limit.");
  }
  return {
    ...tableOptions(place, { ...options, ...(name === undefined ? {} : { name }) }),
    maximumBytes,
    maximumColumns,
  };
};

/** Options of a file with all defaults. */
export type WholeFileOptions = ReturnType<typeof fileOptions>;

/** Throws an ArgumentError unless a value is a single character of ASCII that can stand between cells. */
export const expectCharacter = (place: string, value: unknown, expected: string): void => {
  if (typeof value === "string" && /^[\t\x20-\x7e]$/.test(value) && !/[A-Za-z0-9]/.test(value)) return;
  throw new ArgumentError({ place, expected, received: value });
};
