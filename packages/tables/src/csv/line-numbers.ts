/** Which line of the file each row begins in. */
export interface LineNumbers {
  /** The line of a row, from 1. */
  of(row: number): number;
}

/** Notes where rows begin: only those are kept that do not begin in the line behind that of the row before. */
export class LineNotes implements LineNumbers {
  readonly #rows: number[] = [];
  readonly #offsets: number[] = [];
  #offset = 0;

  /** Notes that a row begins in a line. */
  note(row: number, line: number): void {
    if (line - row === this.#offset) return;
    this.#offset = line - row;
    this.#rows.push(row);
    this.#offsets.push(this.#offset);
  }

  of(row: number): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#rows[middle]! <= row) low = middle + 1;
      else high = middle;
    }
    return row + (low === 0 ? 0 : this.#offsets[low - 1]!);
  }
}
