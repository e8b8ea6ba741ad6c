import { columnKinds, type Table } from "@gd/tables";
import { readTableFile } from "../table/read-table-file.js";
import type { TableModel } from "./open-model.js";

/** The rows of a file, and what of it the model does not know. */
export interface ModelRows {
  readonly table: Table;
  /** Columns that the model has never seen, and leaves alone. */
  readonly unknown: readonly string[];
  /** The table without them. */
  readonly known: Table;
}

/** Reads a table for a model, its columns as those that the model was trained on. */
export const readRows = async ({ features, target }: TableModel, file: string): Promise<ModelRows> => {
  const table = await readTableFile(file, columnKinds(features));
  const names = new Set([...features.columns.map(({ column }) => column), ...features.ignored, target.column]);
  const unknown = table.columns.map(({ name }) => name).filter((name) => !names.has(name));
  return { table, unknown, known: { ...table, columns: table.columns.filter(({ name }) => names.has(name)) } };
};
