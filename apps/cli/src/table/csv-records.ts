/** A row of a CSV file as it is written, and what ends its line: nothing in the last one of some files. */
export interface CsvRecord {
  readonly text: string;
  readonly end: string;
}

/** The last character may be half of a line break. */
const MARK = /"|\r\n|\n|\r(?!$)/g;

/**
 * The rows of a CSV file as they are written, with line breaks in quotes in them; also empty lines, which are none. The file has
 * been read: a quote in it begins or ends a cell, or is one of two.
 */
export async function* csvRecords(pieces: AsyncIterable<string>): AsyncGenerator<CsvRecord, void> {
  let text = "";
  let at = 0;
  let isQuoted = false;
  for await (const piece of pieces) {
    text += piece;
    let start = 0;
    for (;;) {
      MARK.lastIndex = at;
      const mark = MARK.exec(text);
      if (mark === null) break;
      at = MARK.lastIndex;
      if (mark[0] === '"') isQuoted = !isQuoted;
      else if (!isQuoted) {
        yield { text: text.slice(start, mark.index), end: mark[0] };
        start = at;
      }
    }
    text = text.slice(start);
    at = text.endsWith("\r") ? text.length - 1 : text.length;
  }
  if (text.endsWith("\r")) yield { text: text.slice(0, -1), end: "\r" };
  else if (text !== "") yield { text, end: "" };
}

/** How many cells a row has between separators that are not in quotes. */
export const cellsOf = (text: string, separator: string): number =>
  text.replace(/"[^"]*"/g, "").split(separator).length;
