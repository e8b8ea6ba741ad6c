import { stripVTControlCharacters } from "node:util";
import CliTable from "cli-table3";
import { plainText } from "./plain-text.js";
import { renderRecords } from "./render-records.js";
import type { Screen } from "./screen.js";

export interface TableOptions {
  /** Leaves out lines between rows. Default: false, and there are lines if a row needs several. */
  readonly compact?: boolean;
}

/**
 * A table that fits the screen. Long cells are wrapped between words; no word is cut: where the screen is too narrow for
 * that, rows become records.
 */
export const renderTable = (
  names: readonly string[],
  given: readonly (readonly string[])[],
  screen: Screen,
  { compact = false }: TableOptions = {},
): string => {
  const columns = names.map(plainText);
  const rows = given.map((row) => row.map(plainText));
  const cells = [columns, ...rows];
  const natural = columns.map((_, column) => widest(cells, column, /\n/));
  const body = columns.map((_, column) => widest(rows, column, /\n/));
  const least = columns.map((_, column) => widest(cells, column, /\s+/));
  // The table draws a line left of each column and right of the last, and spaces on both sides of a cell.
  const roomWith = (padding: number): number => screen.width - 1 - columns.length * (1 + 2 * padding);
  const padding = [1, 0].find((padding) => roomWith(padding) >= sum(least));
  if (padding === undefined) return renderRecords(columns, rows, screen);

  const widths = fitted(natural, least, roomWith(padding));
  const table = new CliTable({
    head: columns.map((column) => screen.colours.bold(column)),
    colWidths: widths.map((cellWidth) => cellWidth + 2 * padding),
    wordWrap: true,
    style: {
      head: [],
      border: [],
      "padding-left": padding,
      "padding-right": padding,
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

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);

/** Narrows the widest column until all fit. */
const fitted = (natural: readonly number[], least: readonly number[], room: number): readonly number[] => {
  const widths = [...natural];
  while (sum(widths) > room) {
    const givers = widths.map((width, column) => (width > least[column]! ? width : 0));
    const most = Math.max(...givers);
    widths[givers.indexOf(most)] = most - 1;
  }
  return widths;
};
