import wrapAnsi from "wrap-ansi";

/** A paragraph wrapped to a width. Lines after the first start with as many spaces as `indent`. */
export const renderText = (text: string, width: number, indent = ""): string =>
  wrapAnsi(text, width - indent.length).replaceAll("\n", `\n${indent}`);
