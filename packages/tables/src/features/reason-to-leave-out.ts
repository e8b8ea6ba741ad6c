import { textAt } from "../table/column-of.js";
import type { Column, NumberColumn } from "../table/table.js";

/** Why a column says nothing about other rows, if it looks so. */
export const reasonToLeaveOut = (column: Column, rows: Uint32Array, missing: number): string | undefined => {
  if (missing === 0 && isConstant(column, rows)) {
    return `is left out, as it has a single value, ${textAt(column, rows[0]!)}.`;
  }
  const looksLikeIdentifier =
    column.kind === "number" ? countsRows(column, rows) || isNumbered(column, rows) : hasNames(column, rows, missing);
  return looksLikeIdentifier ? "is left out, as it looks like an identifier of rows." : undefined;
};

/** Whether a column counts the rows of its table, and no name says that it identifies them: it may be a measure. */
export const isMereCount = (column: Column, rows: Uint32Array): boolean =>
  column.kind === "number" && countsRows(column, rows) && !saysIdentifier(column.name);

const isConstant = (column: Column, rows: Uint32Array): boolean => {
  if (column.kind === "number" || column.kind === "date" || column.kind === "boolean") {
    const first = column.values[rows[0]!];
    return rows.every((row) => column.values[row] === first);
  }
  const first = textAt(column, rows[0]!);
  return rows.every((row) => textAt(column, row) === first);
};

/** From so many rows on, numbers that count rows are no accident. */
const FEWEST_COUNTED = 5;

/** Whether numbers count the rows of their table, as 0, 1, 2 or 101, 102, 103 do. */
const countsRows = ({ name, values }: NumberColumn, rows: Uint32Array): boolean => {
  // Years of a series count its rows, too.
  if (values.length < FEWEST_COUNTED || wordsOf(name).some((word) => TIMES.has(word))) return false;
  const start = values[rows[0]!]! - rows[0]!;
  return Number.isInteger(start) && rows.every((row) => values[row] === start + row);
};

const TIMES = new Set(["year", "month", "week", "day", "hour", "date", "time"]);

/** The words of a name such as customer_id or customerId, in lower case. */
const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\d#]+/u)
    .filter((word) => word !== "");

/** Whether a name says that a column has identifiers: id, customer_id, userId, "order no", index; a price index is a measure. */
const saysIdentifier = (name: string): boolean => {
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  return words.some((word) => IDENTIFIERS.has(word)) || NUMBERS.has(last) || (words.length === 1 && last === "index");
};

const IDENTIFIERS = new Set(["id", "ids", "identifier", "uuid", "guid"]);
/** At the end of a name. */
const NUMBERS = new Set(["idx", "key", "nr", "no", "#"]);

/** Whether a column has another whole number in each row, and a name that says that these are identifiers, not a measure. */
const isNumbered = ({ name, values }: NumberColumn, rows: Uint32Array): boolean => {
  if (rows.length < FEWEST_COUNTED || !saysIdentifier(name)) return false;
  const different = new Set<number>();
  for (const row of rows) if (Number.isSafeInteger(values[row])) different.add(values[row]!);
  return different.size === rows.length;
};

/** Whether nearly all texts are different, and of a single word. */
const hasNames = (column: Column, rows: Uint32Array, missing: number): boolean => {
  if (column.kind !== "text") return false;
  const different = new Set<string>();
  for (const row of rows) {
    const text = column.values[row];
    if (text === undefined) continue;
    if (/\s/.test(text)) return false;
    different.add(text);
  }
  return different.size >= 0.9 * (rows.length - missing);
};
