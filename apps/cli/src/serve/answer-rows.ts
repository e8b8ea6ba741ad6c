import { type ModelAnswer, ModelError } from "@gd/models";
import { type RowObject, TableError } from "@gd/tables";
import { ArgumentError } from "@gd/tensor";
import { errorLine } from "../error-line.js";
import { RequestError } from "./request-error.js";
import type { ServeLimits } from "./serve-limits.js";

/** Answers for rows that are objects. */
export type AnswerRows = (rows: readonly RowObject[]) => readonly ModelAnswer[];

/**
 * The answers for the body of a request: a row as an object, a list of rows, or `{ rows }`.
 *
 * Throws  RequestError that names the row and the column at fault
 */
export const answerBody = (
  body: unknown,
  answer: AnswerRows,
  { rows: most }: ServeLimits,
): { readonly answers: readonly ModelAnswer[] } => {
  const rows = rowsOf(body);
  if (rows.length > most)
    throw new RequestError(
      413,
      `there may be at most ${most} rows, and there are ${rows.length}: send fewer at a time`,
    );
  const wrong = rows.findIndex((row) => typeof row !== "object" || row === null || Array.isArray(row));
  if (wrong >= 0)
    throw new RequestError(400, `row ${wrong + 1}: expected an object by the names of columns`, { row: wrong + 1 });
  try {
    return { answers: answer(rows as readonly RowObject[]) };
  } catch (cause) {
    // Of rows that do not fit; else, the fault is not the request's.
    if (!(cause instanceof TableError || cause instanceof ModelError || cause instanceof ArgumentError)) throw cause;
    const { row, column } = cause instanceof TableError ? cause : {};
    throw new RequestError(400, errorLine(cause), { row, column }, { cause });
  }
};

const rowsOf = (body: unknown): readonly unknown[] => {
  if (Array.isArray(body)) return body;
  if (typeof body !== "object" || body === null)
    throw new RequestError(400, "expected { rows: [ … ] }, a list of rows, or a row");
  const { rows } = body as { readonly rows?: unknown };
  return Array.isArray(rows) ? rows : [body];
};
