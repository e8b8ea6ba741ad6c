import { renderText } from "./render-text.js";

export type Entry = readonly [term: string, text: string];

/** Terms, each with what it means beside it or, on a narrow screen, below it. */
export const renderEntries = (entries: readonly Entry[], width: number): string => {
  const termWidth = Math.max(...entries.map(([term]) => term.length));
  return entries.map(([term, text]) => renderEntry(term, text, { termWidth, width })).join("\n");
};

/** One such term, in a column of some width. */
export const renderEntry = (
  term: string,
  text: string,
  { termWidth, width }: { readonly termWidth: number; readonly width: number },
): string => {
  const [beside, below] = [" ".repeat(termWidth + 4), "      "];
  const leastRoom = 24;
  return width - beside.length >= leastRoom
    ? `  ${term.padEnd(termWidth)}  ${renderText(text, width, beside)}`
    : `  ${renderText(term, width, "    ")}\n${below}${renderText(text, width, below)}`;
};
