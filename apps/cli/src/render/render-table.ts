import { stripVTControlCharacters } from "node:util";
import CliTable from "cli-table3";
import type { Screen } from "./screen.js";

export interface TableOptions {
  /** Leaves out lines between rows. Default: false, and there are lines if a row needs several. */
  readonly compact?: boolean;
}

/** A table that fits the screen. Long cells are wrapped between words; no word is cut. */
export const renderTable = (
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  { width, colours }: Screen,
  { compact = false }: TableOptions = {},
): string => {
  // The table draws a line left of each column and right of the last, and a space on both sides of a cell.
  const room = width - 1 - columns.length * 3;
  const cells = [columns, ...rows];
  const natural = columns.map((_, column) => widest(cells, column, /\n/));
  const body = columns.map((_, column) => widest(rows, column, /\n/));
  const widths = fitted(
    natural,
    columns.map((_, column) => widest(cells, column, /\s+/)),
    room,
  );
  const table = new CliTable({
    head: columns.map((column) => colours.bold(column)),
    colWidths: widths.map((cellWidth) => cellWidth + 2),
    wordWrap: true,
    style: {
      head: [],
      border: [],
      compact: compact || widths.every((cellWidth, column) => cellWidth >= body[column]!),
    },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
};

/** The length of the longest piece of text in a column. */
const widest = (rows: readonly (readonly string[])[], column: number, separator: RegExp): number => {
  const pieces = rows.flatMap((row) => stripVTControlCharacters(row[column] ?? "").split(separator));
  return Math.max(1, ...pieces.map((piece) => piece.length));
};

/** Narrows the widest column until all fit, or none can be narrower. */
const fitted = (natural: readonly number[], least: readonly number[], room: number): readonly number[] => {
  const widths = [...natural];
  const total = () => widths.reduce((sum, width) => sum + width, 0);
  while (total() > room) {
    const givers = widths.map((width, column) => (width > least[column]! ? width : 0));
    const most = Math.max(...givers);
    if (most === 0) break;
    widths[givers.indexOf(most)] = most - 1;
  }
  return widths;
};
