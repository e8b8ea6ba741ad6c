import { setImmediate as pause } from "node:timers/promises";
import { type ModelAnswer, ModelError } from "@gd/models";
import { type RowObject, TableError } from "@gd/tables";
import { ArgumentError } from "@gd/tensor";
import { errorLine } from "../error-line.js";
import { RequestError } from "./request-error.js";
import type { ServeLimits } from "./serve-limits.js";

/** The answer for a row. */
export type RowAnswer = ModelAnswer & {
  /** What the model was trained without, as sentences. */
  readonly warnings?: readonly string[];
};

/** Answers for rows that are objects, some at a time. Rows that do not fit are refused before the first. */
export type AnswerRows = (rows: readonly RowObject[]) => Iterable<readonly RowAnswer[]>;

/**
 * The answers for the body of a request, which is a row as an object, a list of rows, or `{ rows }`: pieces of a JSON text. Between
 * them, other requests have their turn. It ends when nobody wants them any more.
 *
 * Throws  RequestError that names the row and the column at fault
 */
export const answerBody = async (
  body: unknown,
  answer: AnswerRows,
  { rows: most, answerBytes }: Pick<ServeLimits, "rows" | "answerBytes">,
  wanted?: AbortSignal,
): Promise<readonly Buffer[]> => {
  const rows = rowsOf(body);
  if (rows.length > most) {
    const expected = `there may be at most ${most} rows, and there are ${rows.length}`;
    throw new RequestError(413, `${expected}: send fewer at a time`);
  }
  const wrong = rows.findIndex((row) => typeof row !== "object" || row === null || Array.isArray(row));
  if (wrong >= 0)
    throw new RequestError(400, `row ${wrong + 1}: expected an object by the names of columns`, { row: wrong + 1 });
  const pieces = [Buffer.from('{"answers":[')];
  let [answered, bytes] = [0, 0];
  try {
    for (const some of answer(rows as readonly RowObject[])) {
      const piece = Buffer.from(`${answered === 0 ? "" : ","}${JSON.stringify(some).slice(1, -1)}`);
      bytes += piece.length;
      if (bytes > answerBytes) {
        const fit = Math.max(1, Math.floor((answerBytes / bytes) * (answered + some.length)));
        throw new RequestError(
          413,
          `the answers have more than ${answerBytes} bytes: send about ${fit} rows at a time`,
        );
      }
      answered += some.length;
      pieces.push(piece);
      await pause();
      wanted?.throwIfAborted();
    }
  } catch (cause) {
    // Of rows that do not fit; else, the fault is not the request's.
    if (!(cause instanceof TableError || cause instanceof ModelError || cause instanceof ArgumentError)) throw cause;
    const { row, column } = cause instanceof TableError ? cause : {};
    throw new RequestError(400, errorLine(cause), { row, column }, { cause });
  }
  pieces.push(Buffer.from("]}"));
  return pieces;
};

const rowsOf = (body: unknown): readonly unknown[] => {
  if (Array.isArray(body)) return body;
  if (typeof body !== "object" || body === null)
    throw new RequestError(400, "expected { rows: [ … ] }, a list of rows, or a row");
  const { rows } = body as { readonly rows?: unknown };
  return Array.isArray(rows) ? rows : [body];
};
