/** A mistake in a file of a package: a piece of its text is replaced by another. */
export interface Fault {
  /** Relative to the folder `packages`: `layers/src/linear/linear.ts`. */
  readonly file: string;
  readonly line: number;
  /** `backward` for code that computes a gradient. */
  readonly part: "forward" | "backward";
  /** The mistake in words, or as `text → other text`. */
  readonly what: string;
  /** Where the piece begins and ends in the file, and its replacement. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The file's text with the mistake in it. */
export const withFault = (source: string, { start, end, text }: Fault): string =>
  source.slice(0, start) + text + source.slice(end);
