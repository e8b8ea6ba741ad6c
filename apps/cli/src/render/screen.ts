import picocolors from "picocolors";
import type { Output } from "../output.js";

/** What text has to fit. */
export interface Screen {
  /** Characters per line. */
  readonly width: number;
  /** Functions that colour a text, or leave it as it is if colours are not wanted. */
  readonly colours: ReturnType<typeof picocolors.createColors>;
}

/**
 * The screen of an output. Files, pipes and terminals that do not say get 100 characters per line; no line is longer than
 * 120, and none is squeezed below 20.
 */
export const screenOf = (output: Output, withColours: boolean): Screen => ({
  width: Math.max(20, Math.min(output.columns || 100, 120)),
  colours: picocolors.createColors(withColours),
});
