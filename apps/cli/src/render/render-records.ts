import { stripVTControlCharacters } from "node:util";
import { renderLegend } from "./render-legend.js";
import { renderText } from "./render-text.js";
import type { Screen } from "./screen.js";

/**
 * A table on a screen that is too narrow for its columns: each row begins with its first cell, and the others follow with
 * the names of their columns.
 */
export const renderRecords = (
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  { width, colours }: Screen,
): string =>
  rows
    .map(([first = "", ...cells]) => {
      const fields = cells.flatMap((cell, i) => {
        const name = columns[i + 1] ?? "";
        return stripVTControlCharacters(cell) === "" ? [] : `${name}${name.endsWith("?") ? "" : ":"} ${cell}`;
      });
      const lines = renderLegend(fields, width - 2).map((line) => `  ${line}`);
      // A number alone would say nothing: layer 1.
      const head = /^[\d.,]+$/.test(first) ? `${columns[0]} ${first}`.trim() : first;
      return [renderText(colours.bold(head), width, "  "), ...lines].join("\n");
    })
    .join("\n");
