import { type ColumnChoice, columnKinds, type Features, type Table, TableError } from "@gd/tables";
import { FileError } from "../files/file-error.js";
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
  const table = await readTableFile(file, kindsFor(features, options), reading).catch((cause: unknown) => {
    throw withDecimal(cause);
  });
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

/** The kinds of the columns that the model was trained on, with the decimal mark that an option says this file has. */
const kindsFor = (features: Features, { decimal }: Reading): Readonly<Record<string, ColumnChoice>> => {
  const kinds = columnKinds(features);
  if (decimal === undefined) return kinds;
  const mark = decimal === "," ? "comma" : "point";
  // Only the mark is another, which the compiler cannot see.
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      kind.replace(/^decimal-(?:comma|point)/, `decimal-${mark}`) as ColumnChoice,
    ]),
  );
};

/** What to do about numbers with another decimal mark than those of the training. */
const withDecimal = (error: unknown): unknown => {
  const { cause, message } = Object(error);
  if (!(cause instanceof TableError)) return error;
  const [, mark] = /^a number with a decimal (comma|point)$/.exec(cause.expected) ?? [];
  if (mark === undefined) return error;
  const [other, option] = mark === "comma" ? ["points", "--decimal ."] : ["commas", "--decimal ,"];
  return new FileError(`${message} If this file has decimal ${other}, use ${option}`, { cause });
};
