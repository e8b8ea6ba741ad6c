import { stripVTControlCharacters } from "node:util";
import { renderText } from "./render-text.js";

/** Entries side by side as far as they fit, each in one line; only an entry longer than a line is wrapped. */
export const renderLegend = (entries: readonly string[], width: number): readonly string[] => {
  const lines: string[] = [];
  for (const entry of entries) {
    const longer = `${lines.at(-1)}   ${entry}`;
    if (lines.length > 0 && stripVTControlCharacters(longer).length <= width) lines[lines.length - 1] = longer;
    else lines.push(...renderText(entry, width, "  ").split("\n"));
  }
  return lines;
};
