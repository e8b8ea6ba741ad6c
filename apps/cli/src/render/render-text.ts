import wrapAnsi from "wrap-ansi";
import { plainText } from "./plain-text.js";

/** A paragraph wrapped to a width, between words where they fit. Lines after the first are indented. */
export const renderText = (text: string, width: number, indent = ""): string =>
  wrapAnsi(plainText(text), width - indent.length, { hard: true }).replaceAll("\n", `\n${indent}`);
