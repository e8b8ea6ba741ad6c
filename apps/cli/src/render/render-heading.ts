import type { Experiment } from "@gd/experiments";
import { renderText } from "./render-text.js";
import type { Screen } from "./screen.js";

/** An experiment's part of its document, its title and its summary. */
export const renderHeading = (
  { id, title, document, part, summary }: Experiment,
  { width, colours }: Screen,
): string => {
  const heading = colours.bold(colours.cyan(`${part} · ${title}`));
  return [`${heading} ${colours.dim(`(${id}, from the ${document})`)}`, summary]
    .map((text) => renderText(text, width))
    .join("\n");
};
