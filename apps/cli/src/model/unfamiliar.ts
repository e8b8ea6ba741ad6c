import type { Column, ColumnFeatures, Features, RowObject, Table } from "@gd/tables";
import { defaultMissing } from "@gd/tables";
import { counted } from "../render/counted.js";

/** What a model was trained without, and answers for all the same: sentences about the columns of a table. */
export const unfamiliarInTable = (table: Table, { columns }: Features): readonly string[] =>
  columns.flatMap((features) => {
    const column = table.columns.find(({ name }) => name === features.column);
    return column === undefined ? [] : [...unlearned(column, features), ...missing(column, features, table.rows)];
  });

const MOST_NAMES = 5;

const unlearned = (column: Column, features: ColumnFeatures): readonly string[] => {
  if (!("categories" in features) || column.kind !== "category") return [];
  const known = new Set(features.categories);
  const present = new Set(column.codes);
  const names = column.categories.filter((name, code) => !known.has(name) && present.has(code));
  if (names.length === 0) return [];
  const some = names.slice(0, MOST_NAMES).join(", ") + (names.length > MOST_NAMES ? " …" : "");
  return [`${features.column} has values that the model has not learned: ${some}`];
};

const missing = (column: Column, features: ColumnFeatures, rows: number): readonly string[] => {
  if (!neverMissing(features)) return [];
  const values = column.kind === "category" ? column.codes : column.values;
  let count = 0;
  for (let row = 0; row < rows; row++) if (isMissing(column, values[row])) count++;
  return count === 0 ? [] : [`${features.column} is missing in ${counted(count, "row")}, and it never was in training`];
};

const isMissing = ({ kind }: Column, value: number | string | undefined): boolean =>
  kind === "number" || kind === "date" ? Number.isNaN(value) : value === undefined || value === -1;

/** Whether the training had a value of the column in each row. */
const neverMissing = (features: ColumnFeatures): boolean => "marker" in features && !features.marker;

/** The same of a row that is an object. */
export const unfamiliarInRow = ({ columns }: Features): ((row: RowObject) => readonly string[]) => {
  const looks = columns.map((features) => {
    const { column } = features;
    const categories = "categories" in features ? new Set(features.categories) : undefined;
    const numbers = new Set(Array.from(categories ?? [], Number));
    const missingTexts = new Set(defaultMissing.filter((text) => !categories?.has(text)));
    return (row: RowObject): string | undefined => {
      const value = row[column] ?? undefined;
      if (value === undefined || (typeof value === "string" && missingTexts.has(value))) {
        return neverMissing(features) ? `${column} is missing, and it never was in training` : undefined;
      }
      const isKnown =
        categories === undefined || categories.has(String(value)) || (typeof value === "number" && numbers.has(value));
      return isKnown ? undefined : `${column} has a value that the model has not learned: ${value}`;
    };
  });
  return (row) => looks.map((look) => look(row)).filter((sentence) => sentence !== undefined);
};
