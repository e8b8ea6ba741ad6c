import { columnKinds, type Table } from "@gd/tables";
import { readTableFile } from "../table/read-table-file.js";
import { type Reading, readingFor } from "../table/reading.js";
import type { TableModel } from "./open-model.js";
import { readingNotes } from "./reading-notes.js";
import { unfamiliarInTable } from "./unfamiliar.js";

/** The rows of a file, and what of it the model does not know. */
export interface ModelRows {
  readonly table: Table;
  /** How the file was read, as the training and options say. */
  readonly reading: Reading;
  /** Columns that the model has never seen, and leaves alone. */
  readonly unknown: readonly string[];
  /** The table without them. */
  readonly known: Table;
  /** How the values of known columns were understood, where it could be otherwise, as sentences. */
  readonly notes: readonly string[];
  /** Values that were not there when the model was trained, as sentences. */
  readonly unfamiliar: readonly string[];
}

/** Reads a table for a model, its columns as those that the model was trained on. */
export const readRows = async (
  { features, target, training }: TableModel,
  file: string,
  options: Reading,
): Promise<ModelRows> => {
  const reading = readingFor(training, options);
  const table = await readTableFile(file, columnKinds(features), reading);
  const names = new Set([...features.columns.map(({ column }) => column), ...features.ignored, target.column]);
  const used = new Set([...features.columns.map(({ column }) => column), target.column]);
  return {
    table,
    reading,
    unknown: table.columns.map(({ name }) => name).filter((name) => !names.has(name)),
    known: { ...table, columns: table.columns.filter(({ name }) => names.has(name)) },
    notes: readingNotes(table.columns.filter(({ name }) => used.has(name))),
    unfamiliar: unfamiliarInTable(table, features),
  };
};
