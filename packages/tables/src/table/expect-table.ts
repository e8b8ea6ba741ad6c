import { ArgumentError, expectArgument, expectAttached, expectSize, expectString, expectStrings } from "@gd/tensor";
import type { Column, Table } from "./table.js";

const LISTS = {
  number: ["values", "Float64Array"],
  category: ["codes", "Int32Array"],
  boolean: ["values", "Int8Array"],
  date: ["values", "Float64Array"],
  text: ["values", "Array"],
} as const;

/**
 * Throws an ArgumentError unless a value is a table: its columns are looked at, and not their values. Of very many columns this
 * takes a while: once at the door is enough.
 */
export function expectTable(place: string, value: unknown): asserts value is Table {
  expectColumns(place, value);
  for (const [i, column] of value.columns.entries()) expectColumnOf(value, column, `${place}.columns[${i}]`);
}

/** Throws an ArgumentError unless a value is like a table, whose columns are not looked at. */
export function expectColumns(place: string, value: unknown): asserts value is Table {
  const { rows, columns } = Object(value);
  const advice = "readCsv(…), readTable(…) and tableOf(…) make one.";
  expectArgument(Array.isArray(columns) && rows !== undefined, { place, expected: "a table", received: value, advice });
  expectSize(`${place}.rows`, rows, 0);
  expectString(`${place}.name`, Object(value).name);
}

/** Throws an ArgumentError unless a value is a column with as many rows as the table has. */
export const expectColumnOf = ({ rows }: Table, column: unknown, place: string): void => {
  const received = expectColumn(place, column);
  expectArgument(received === rows, { place, expected: `a column of ${rows} rows`, received });
};

/** Throws an ArgumentError unless a value is a column. Returns its length. */
export const expectColumn = (place: string, value: unknown): number => {
  const { name, kind, categories } = Object(value);
  const isColumn = typeof name === "string" && typeof kind === "string" && Object.hasOwn(LISTS, kind);
  const advice = "columnOf(table, name) is one.";
  expectArgument(isColumn, { place, expected: "a column", received: value, advice });
  const [member, list] = LISTS[kind as Column["kind"]];
  const elements: unknown = Reflect.get(Object(value), member);
  if (Object.prototype.toString.call(elements) !== `[object ${list}]`) {
    throw new ArgumentError({
      place: `${place}.${member}`,
      expected: `values in a list of type ${list}`,
      received: elements,
    });
  }
  expectAttached(`${place}.${member}`, elements);
  if (kind === "category") expectStrings(`${place}.categories`, categories);
  return Object(elements).length;
};
