import { csvCells } from "./csv-cells.js";

/** Cells as a line of CSV. */
export const csvLine = (cells: readonly (string | number | undefined)[]): string => `${csvCells(cells, ",")}\n`;
