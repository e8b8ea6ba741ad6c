/** What is wrong with a file, a table, or what is to be learned of one. */
export type TableErrorReason =
  | "no-file"
  | "not-a-table"
  | "encoding"
  | "quotes"
  | "header"
  | "cells"
  | "json"
  | "parquet"
  | "too-large"
  | "type"
  | "missing"
  | "column"
  | "features";

/** Where something is wrong in a table. */
export interface TablePlace {
  /** The line of the file, from 1; with line breaks in quotes, that where the row begins. */
  readonly line?: number | undefined;
  /** The row, from 1; a header is none. */
  readonly row?: number | undefined;
  /** The name of the column. */
  readonly column?: string | undefined;
}

/** What a `TableError` is made of. */
export interface TableMismatch extends TablePlace {
  readonly reason: TableErrorReason;
  /** The name of the table or the file. */
  readonly table: string;
  /** Completes "expected …": `a number`. */
  readonly expected: string;
  /** What came instead, as words. */
  readonly received: string;
  /** What to do about it, as a sentence. */
  readonly advice: string;
}

/** Thrown when a table is not what it should be. The message names the place, what was expected and what came. */
export class TableError extends Error {
  override readonly name = "TableError";
  readonly reason: TableErrorReason;
  /** The name of the table or the file. */
  readonly table: string;
  /** The line of the file, from 1, where it is known. */
  readonly line: number | undefined;
  /** The row, from 1, where it is known. */
  readonly row: number | undefined;
  /** The name of the column, where it is known. */
  readonly column: string | undefined;
  readonly expected: string;
  readonly received: string;
  /** What to do about it, as a sentence. */
  readonly advice: string;

  constructor({ reason, table, line, row, column, expected, received, advice }: TableMismatch, options?: ErrorOptions) {
    const place = [
      table,
      ...(line === undefined ? [] : [`line ${line}`]),
      ...(row === undefined || line !== undefined ? [] : [`row ${row}`]),
      ...(column === undefined ? [] : [`column ${quoted(column)}`]),
    ];
    const end = received.endsWith(".") ? "" : ".";
    super(`${place.join(", ")}: expected ${expected}, but received ${received}${end} ${advice}`, options);
    this.reason = reason;
    this.table = table;
    this.line = line;
    this.row = row;
    this.column = column;
    this.expected = expected;
    this.received = received;
    this.advice = advice;
  }
}

const LONGEST = 60;

/** A text in quotes, shortened if it is long. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
