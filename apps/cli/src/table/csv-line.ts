/** Cells as a line of CSV, as RFC 4180 has it: quotes around those with separators, quotes or line breaks in them. */
export const csvLine = (cells: readonly (string | number | undefined)[]): string =>
  `${cells.map((cell) => quotedIfNeeded(String(cell ?? ""))).join(",")}\n`;

const quotedIfNeeded = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
