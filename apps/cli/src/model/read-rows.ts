import { columnKinds, type Table } from "@gd/tables";
import { readTableFile } from "../table/read-table-file.js";
import { type Reading, readingFor } from "../table/reading.js";
import type { TableModel } from "./open-model.js";

/** The rows of a file, and what of it the model does not know. */
export interface ModelRows {
  readonly table: Table;
  /** Columns that the model has never seen, and leaves alone. */
  readonly unknown: readonly string[];
  /** The table without them. */
  readonly known: Table;
  /** Categories that were not there when the model was trained, as sentences. */
  readonly unseen: readonly string[];
}

/** Reads a table for a model, its columns as those that the model was trained on. */
export const readRows = async (
  { features, target, training }: TableModel,
  file: string,
  reading: Reading,
): Promise<ModelRows> => {
  const table = await readTableFile(file, columnKinds(features), readingFor(training, reading));
  const names = new Set([...features.columns.map(({ column }) => column), ...features.ignored, target.column]);
  const unknown = table.columns.map(({ name }) => name).filter((name) => !names.has(name));
  return {
    table,
    unknown,
    known: { ...table, columns: table.columns.filter(({ name }) => names.has(name)) },
    unseen: unseenIn(table, features),
  };
};

const MOST_NAMES = 5;

const unseenIn = (table: Table, { columns }: TableModel["features"]): readonly string[] =>
  columns.flatMap((features) => {
    const column = table.columns.find(({ name }) => name === features.column);
    if (!("categories" in features) || column?.kind !== "category") return [];
    const known = new Set(features.categories);
    const unseen = column.categories.filter((name, code) => !known.has(name) && column.codes.includes(code));
    if (unseen.length === 0) return [];
    const names = unseen.slice(0, MOST_NAMES).join(", ") + (unseen.length > MOST_NAMES ? " …" : "");
    return [`${features.column} has what the model has no weights of its own for: ${names}`];
  });
