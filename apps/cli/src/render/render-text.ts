import wrapAnsi from "wrap-ansi";

/** A paragraph wrapped to a width. Lines after the first are indented. */
export const renderText = (text: string, width: number, indent = ""): string =>
  wrapAnsi(text, width - indent.length).replaceAll("\n", `\n${indent}`);
