import { decodeUtf8 } from "@gd/tensor";
import { TableError, type TableErrorReason } from "../table/table-error.js";
import { endCell, endPage, type GrowingCells, growingCells, reserve } from "./cells.js";
import { LineNotes } from "./line-numbers.js";

/** How a text is divided into cells. */
export interface Dialect {
  /** The character between cells. */
  readonly separator: string;
  /** The character around cells that have separators, line breaks or quotes; "" for none. */
  readonly quote: string;
  /** Whether spaces around a cell are dropped, unless they are in quotes. */
  readonly trim: boolean;
}

/** What it needs to know besides. */
export interface SplitterOptions extends Dialect {
  /** The name of the file in messages. */
  readonly name: string;
  readonly hasHeader: boolean;
  readonly maximumColumns: number;
}

/** What to do about bytes that are not UTF-8. */
export const ENCODING_ADVICE = 'Pass the encoding of the file, such as "windows-1252", or save it as UTF-8.';

// The state between two pieces of a file.
/** Nothing of a cell has come, or spaces that are dropped. */
const START = 0;
const PLAIN = 1;
const QUOTED = 2;
/** A quote in a quoted cell: it ends the cell, unless it is the first of two. */
const QUOTE = 3;
/** Behind a quoted cell. */
const CLOSED = 4;

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
/** After how many bytes of the file the columns begin new pages. */
const PAGE = 2 ** 20;
const BLOCK = 2 ** 18;
const SMALLEST_BLOCK = 256;

/** Divides a text into cells, each of which is appended to its column. All bytes are UTF-8. */
export class CellSplitter {
  readonly columns: GrowingCells[] = [];
  readonly lines = new LineNotes();
  /** How many rows have ended, without a header. */
  rows = 0;
  /** The names in the header. */
  names: string[] | undefined;
  readonly #options: SplitterOptions;
  readonly #separator: number;
  readonly #quote: number;
  /** 1 for each byte at which a plain cell may end. */
  readonly #ends = new Uint8Array(256);
  #state = START;
  #column = 0;
  /** How many columns there are, once the first row has ended. */
  #width = -1;
  #line = 1;
  #rowLine = 1;
  #quoteLine = 1;
  #afterReturn = false;
  #bytesInPage = 0;

  constructor(options: SplitterOptions) {
    this.#options = options;
    this.#separator = options.separator.charCodeAt(0);
    this.#quote = options.quote === "" ? -1 : options.quote.charCodeAt(0);
    for (const byte of [this.#separator, LF, CR, 0]) this.#ends[byte] = 1;
    if (this.#quote >= 0) this.#ends[this.#quote] = 1;
  }

  /** The next bytes. */
  push(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length; ) {
      // Each column takes room for so many bytes: of many columns, little at once.
      const room = this.#width < 0 ? 0 : Math.ceil(BLOCK / this.#width);
      const end = start + Math.max(SMALLEST_BLOCK, room);
      this.#push(bytes.subarray(start, end));
      start = end;
    }
    this.#bytesInPage += bytes.length;
    // Not within a header, whose cells are taken from the first page.
    if (this.#bytesInPage >= PAGE && this.#width >= 0) this.#endPages();
  }

  /** A loop without calls for most bytes, as all of a file goes through it. */
  #push(bytes: Uint8Array): void {
    const { trim } = this.#options;
    const separator = this.#separator;
    const quote = this.#quote;
    const ends = this.#ends;
    const { length } = bytes;
    let state = this.#state;
    let afterReturn = this.#afterReturn;
    let cells = this.#cells();
    for (let i = 0; i < length; i++) {
      let byte = bytes[i]!;
      if (state === QUOTED) {
        reserve(cells, length - i);
        const target = cells.bytes;
        let next = cells.length;
        while (byte !== quote) {
          target[next++] = byte;
          if (byte === CR || (byte === LF && !afterReturn)) this.#line++;
          afterReturn = byte === CR;
          if (++i === length) break;
          byte = bytes[i]!;
        }
        cells.length = next;
        if (i === length) break;
        state = QUOTE;
        afterReturn = false;
        continue;
      }
      if (ends[byte] === 0) {
        afterReturn = false;
        if (trim && (byte === SPACE || byte === TAB) && state !== PLAIN) {
          if (state === QUOTE) state = CLOSED;
          continue;
        }
        if (state === QUOTE || state === CLOSED) throw this.#behindQuotes();
        reserve(cells, length - i);
        const target = cells.bytes;
        let next = cells.length;
        do {
          target[next++] = byte;
          if (++i === length) break;
          byte = bytes[i]!;
        } while (ends[byte] === 0);
        cells.length = next;
        state = PLAIN;
        if (i === length) break;
      }
      if (byte === separator) {
        if (state === PLAIN && trim) trimEnd(cells);
        endCell(cells);
        state = START;
        const column = ++this.#column;
        cells = column < this.#width ? this.columns[column]! : this.#cells();
      } else if (byte === LF || byte === CR) {
        // CRLF is a single line break.
        if (byte === CR || !afterReturn) {
          if (state === PLAIN && trim) trimEnd(cells);
          this.#endRow(state);
          state = START;
          cells = this.#cells();
        }
      } else if (byte !== quote) {
        throw this.#error("encoding", "a text", "a byte 0", 'Of UTF-16, pass encoding: "utf-16le".');
      } else if (state === START) {
        state = QUOTED;
        this.#quoteLine = this.#line;
      } else if (state === QUOTE) {
        reserve(cells, 1);
        cells.bytes[cells.length++] = quote;
        state = QUOTED;
      } else {
        throw state === CLOSED ? this.#behindQuotes() : this.#quoteInside();
      }
      afterReturn = byte === CR;
    }
    this.#state = state;
    this.#afterReturn = afterReturn;
  }

  /** There are no more bytes. */
  end(): void {
    if (this.#state === QUOTED) {
      const advice = `It begins in line ${this.#quoteLine}. A quote within quotes is written twice; if the file has no quoted cells, pass quote: "".`;
      throw this.#error("quotes", "the end of a quoted cell", "the end of the file", advice);
    }
    if (this.#column > 0 || this.#state !== START) {
      if (this.#state === PLAIN && this.#options.trim) trimEnd(this.#cells());
      this.#endRow(this.#state);
    }
    this.#endPages();
  }

  #endPages(): void {
    for (const cells of this.columns) endPage(cells);
    this.#bytesInPage = 0;
  }

  /** The cells of the current column, of which the first row makes new ones. */
  #cells(): GrowingCells {
    const column = this.#column;
    if (this.#width < 0) {
      if (column >= this.#options.maximumColumns) {
        const advice = "Raise maximumColumns if you trust the file.";
        throw this.#error("too-large", `at most ${this.#options.maximumColumns} columns`, "more", advice);
      }
      if (column === this.columns.length) this.columns.push(growingCells());
    } else if (column >= this.#width) {
      throw this.#wrongCount(`more than ${this.#width}`);
    }
    return this.columns[column]!;
  }

  #endRow(state: number): void {
    const line = this.#line++;
    const rowLine = this.#rowLine;
    this.#rowLine = this.#line;
    // An empty line is no row, unless a row is a single cell.
    if (this.#column === 0 && state === START && this.#width !== 1) return;
    this.#rowLine = rowLine;
    endCell(this.columns[this.#column]!);
    const width = this.#column + 1;
    if (this.#width < 0) this.#width = width;
    else if (width !== this.#width) {
      this.#line = line;
      throw this.#wrongCount(String(width));
    }
    this.#column = 0;
    if (this.#options.hasHeader && this.names === undefined) {
      this.names = this.columns.map((cells) => this.#takeName(cells));
    } else {
      this.lines.note(this.rows++, rowLine);
    }
    this.#rowLine = this.#line;
  }

  /** The text of the only cell of a column, which is taken away. */
  #takeName(cells: GrowingCells): string {
    const bytes = cells.bytes.subarray(0, cells.length);
    cells.length = 0;
    cells.count = 0;
    const name = decodeUtf8(bytes);
    if (name !== undefined) return name;
    throw this.#error("encoding", "a text in UTF-8", "bytes that are none", ENCODING_ADVICE);
  }

  #wrongCount(received: string): TableError {
    const separator = JSON.stringify(this.#options.separator);
    const advice = received.startsWith("more")
      ? `A cell that has a ${separator} stands in quotes.`
      : `Write each cell, also an empty one, with a ${separator} between two, or see whether the line is cut.`;
    return this.#error("cells", `${this.#width} cells, as in the first row`, received, advice);
  }

  #behindQuotes(): TableError {
    return this.#error(
      "quotes",
      "a separator or the end of the line behind a quoted cell",
      "something else",
      "A quote within quotes is written twice.",
    );
  }

  #quoteInside(): TableError {
    const advice = 'Put the cell in quotes and write this one twice; if the file has no quoted cells, pass quote: "".';
    return this.#error("quotes", "no quotes within a cell that has none around it", "one", advice);
  }

  #error(reason: TableErrorReason, expected: string, received: string, advice: string): TableError {
    const column = this.names?.[this.#column];
    return new TableError({
      reason,
      table: this.#options.name,
      line: this.#rowLine,
      column,
      expected,
      received,
      advice,
    });
  }
}

const trimEnd = (cells: GrowingCells): void => {
  const { bytes } = cells;
  let { length } = cells;
  while (bytes[length - 1] === SPACE || bytes[length - 1] === TAB) length--;
  cells.length = length;
};
