/** Some cells of a column, one below the other, as UTF-8. */
export interface Page {
  readonly bytes: Uint8Array;
  /** Where each cell ends; it begins where the one before it ends. */
  readonly ends: Uint32Array;
}

/** The cells of a column. */
export interface Cells {
  readonly pages: readonly Page[];
  /** How many there are. */
  readonly length: number;
}

/** Cells of a column that come one after the other: bytes are appended at `length`, and `end` ends a cell. */
export interface GrowingCells {
  bytes: Uint8Array;
  /** How many bytes of the page there are. */
  length: number;
  ends: Uint32Array;
  /** How many cells of the page have ended. */
  count: number;
  readonly pages: Page[];
}

/** No cells yet. */
export const growingCells = (): GrowingCells => ({
  bytes: new Uint8Array(64),
  length: 0,
  ends: new Uint32Array(16),
  count: 0,
  pages: [],
});

/** Takes room for more bytes, if there is not enough. */
export const reserve = (cells: GrowingCells, more: number): void => {
  if (cells.bytes.length - cells.length >= more) return;
  const bytes = new Uint8Array(Math.max(cells.bytes.length * 2, cells.length + more));
  bytes.set(cells.bytes.subarray(0, cells.length));
  cells.bytes = bytes;
};

/** Ends a cell. */
export const endCell = (cells: GrowingCells): void => {
  if (cells.count === cells.ends.length) {
    const ends = new Uint32Array(cells.count * 2);
    ends.set(cells.ends);
    cells.ends = ends;
  }
  cells.ends[cells.count++] = cells.length;
};

/** Begins a new page, with what there is of the cell that has not ended. */
export const endPage = (cells: GrowingCells): void => {
  const { bytes, ends, count, length } = cells;
  if (count === 0) return;
  const end = ends[count - 1]!;
  cells.pages.push({ bytes: bytes.slice(0, end), ends: ends.slice(0, count) });
  bytes.copyWithin(0, end, length);
  cells.length = length - end;
  cells.count = 0;
};
