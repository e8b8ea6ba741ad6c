import picocolors from "picocolors";
import type { Output } from "../output.js";

/** What text is made to fit. */
export interface Screen {
  /** Characters in a line. */
  readonly width: number;
  /** Functions that colour a text, or leave it as it is where colours are not wanted. */
  readonly colours: ReturnType<typeof picocolors.createColors>;
}

/** The screen behind an output. Files and pipes get 100 characters a line; no line is longer than 120. */
export const screenOf = (output: Output, withColours: boolean): Screen => ({
  width: Math.min(output.columns || 100, 120),
  colours: picocolors.createColors(withColours),
});
