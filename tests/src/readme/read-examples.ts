/** A program in a text, and what the text says it prints. */
export interface Example {
  readonly program: string;
  readonly output: string;
  /** Of the program's first line in the text, counted from 1. */
  readonly line: number;
}

const pair = /^```ts\n((?:(?!```).*\n)*)```\n\s*```text\n((?:(?!```).*\n)*)```$/gm;

/** The `ts` blocks that are directly followed by a `text` block. */
export const readExamples = (markdown: string): readonly Example[] =>
  [...markdown.matchAll(pair)].map((match) => ({
    program: match[1]!,
    output: match[2]!,
    line: markdown.slice(0, match.index).split("\n").length + 1,
  }));
