import { categoryColumn } from "../kinds/column-of-texts.js";
import { dictionaryOf } from "../kinds/dictionary.js";
import { isMissing, lengthOf, textAt } from "../table/column-of.js";
import { inWords } from "../table/in-words.js";
import type { Column, ColumnKind, ColumnOfKind } from "../table/table.js";
import { TableError } from "../table/table-error.js";
import type { ColumnFeatures } from "./features.js";

/** The kind of column that features are learned of. */
export const kindOf = (kind: ColumnFeatures["kind"]): ColumnKind =>
  kind === "oneHot" || kind === "ordinal" ? "category" : kind;

const EXPECTED = {
  number: "a number",
  boolean: "true or false",
  category: "a category",
  date: "a date",
  text: "a text",
} as const;

/**
 * A column as the kind that its features were learned of. Of another table, looking may have found another kind: few texts
 * may be categories there, and a column of missing values is of any kind.
 *
 * Throws  TableError that names the first row which has a value of another kind
 */
export const columnAs = <Kind extends ColumnKind>(
  column: Column,
  kind: Kind,
  table: string,
  rows: Uint32Array,
): ColumnOfKind[Kind] => {
  if (isOf(column, kind)) return column;
  const row = rows.find((candidate) => !isMissing(column, candidate));
  const isText = kind === "category" || kind === "text";
  if (row === undefined || (isText && column.kind !== "date")) return conversions[kind](column);
  throw new TableError({
    reason: "type",
    table,
    row: row + 1,
    column: column.name,
    expected: EXPECTED[kind],
    received: inWords(textAt(column, row)),
    advice: "Correct it, or read the table with columnKinds(features).",
  });
};

const isOf = <Kind extends ColumnKind>(column: Column, kind: Kind): column is Column & ColumnOfKind[Kind] =>
  column.kind === kind;

/** How a column becomes one of another kind: as texts, or, if it has no values, as one that has none. */
const conversions: { readonly [Kind in ColumnKind]: (column: Column) => ColumnOfKind[Kind] } = {
  number: (column) => ({ name: column.name, kind: "number", values: missingNumbers(column) }),
  date: (column) => ({ name: column.name, kind: "date", values: missingNumbers(column) }),
  boolean: (column) => ({ name: column.name, kind: "boolean", values: new Int8Array(lengthOf(column)).fill(-1) }),
  text: (column) => ({ name: column.name, kind: "text", values: textsOf(column) }),
  category: (column) => categoryColumn(column.name, dictionaryOf(textsOf(column))),
};

const missingNumbers = (column: Column): Float64Array => new Float64Array(lengthOf(column)).fill(Number.NaN);

const textsOf = (column: Column): readonly (string | undefined)[] =>
  Array.from({ length: lengthOf(column) }, (_, row) => textAt(column, row));
