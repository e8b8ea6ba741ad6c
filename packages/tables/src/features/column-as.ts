import { categoryColumn } from "../kinds/column-of-texts.js";
import { dictionaryOf } from "../kinds/dictionary.js";
import { isMissing, textAt } from "../table/column-of.js";
import type { Column, ColumnKind } from "../table/table.js";
import { quoted, TableError } from "../table/table-error.js";
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
export const columnAs = (
  column: Column,
  features: ColumnFeatures["kind"],
  table: string,
  rows: Uint32Array,
): Column => {
  const kind = kindOf(features);
  if (column.kind === kind) return column;
  const isText = kind === "category" || kind === "text";
  const row = rows.find((candidate) => !isMissing(column, candidate));
  if (row !== undefined && !(isText && column.kind !== "date")) {
    throw new TableError({
      reason: "type",
      table,
      row: row + 1,
      column: column.name,
      expected: EXPECTED[kind],
      received: quoted(textAt(column, row)!),
      advice: "Correct it, or read the table with columnKinds(features).",
    });
  }
  const { name } = column;
  const length = column.kind === "category" ? column.codes.length : column.values.length;
  switch (kind) {
    case "number":
    case "date":
      return { name, kind, values: new Float64Array(length).fill(Number.NaN) };
    case "boolean":
      return { name, kind, values: new Int8Array(length).fill(-1) };
    case "text":
      return { name, kind, values: Array.from({ length }, (_, i) => textAt(column, i)) };
    case "category":
      return categoryColumn(name, dictionaryOf(Array.from({ length }, (_, i) => textAt(column, i))));
  }
};
