/** A mistake in a file of a package: another text in the place of a piece of it. */
export interface Fault {
  /** From the folder `packages`: `layers/src/linear/linear.ts`. */
  readonly file: string;
  readonly line: number;
  /** `backward` is what makes a gradient. */
  readonly part: "forward" | "backward";
  /** The mistake in words, or as `text → other text`. */
  readonly what: string;
  /** Where the piece begins and ends in the file, and what stands there instead. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The file's text with the mistake in it. */
export const withFault = (source: string, { start, end, text }: Fault): string =>
  source.slice(0, start) + text + source.slice(end);
