import { type CsvOptions, readCsv } from "../src/csv/read-csv.js";
import { textAt } from "../src/table/column-of.js";
import type { Table } from "../src/table/table.js";
import { TableError } from "../src/table/table-error.js";

/** The table of a text. */
export const csv = (text: string, options: CsvOptions = {}): Promise<Table> =>
  readCsv(new TextEncoder().encode(text), options);

/** The cells of a table as texts, row by row. */
export const cellsOf = ({ rows, columns }: Table): readonly (readonly (string | undefined)[])[] =>
  Array.from({ length: rows }, (_, row) => columns.map((column) => textAt(column, row)));

/** The kinds of the columns. */
export const kindsOf = ({ columns }: Table): readonly string[] => columns.map(({ kind }) => kind);

/** The TableError that a promise ends in. */
export const errorOf = async (promise: Promise<unknown>): Promise<TableError> => {
  const error = await promise.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error instanceof TableError) return error;
  throw new Error(`there is no TableError, but ${error}`);
};

/** Bytes in pieces of a size. */
export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
