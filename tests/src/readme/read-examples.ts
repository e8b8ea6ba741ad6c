/** A program in a text, with the output that the text claims. */
export interface Example {
  readonly program: string;
  readonly output: string;
  /** The line of the text on which the program begins, counted from 1. */
  readonly line: number;
}

const pair = /^```ts\n((?:(?!```).*\n)*)```\n\s*```text\n((?:(?!```).*\n)*)```$/gm;

/** Finds the `ts` blocks that are directly followed by a `text` block. */
export const readExamples = (markdown: string): readonly Example[] =>
  [...markdown.matchAll(pair)].map((match) => ({
    program: match[1]!,
    output: match[2]!,
    line: markdown.slice(0, match.index).split("\n").length + 1,
  }));
