/** Cells between separators, as RFC 4180 has them: quotes around those with separators, quotes or line breaks in them. */
export const csvCells = (cells: readonly (string | number | undefined)[], separator: string): string =>
  cells.map((cell) => quotedIfNeeded(String(cell ?? ""), separator)).join(separator);

const quotedIfNeeded = (cell: string, separator: string): string =>
  /["\r\n]|^\s|\s$/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
