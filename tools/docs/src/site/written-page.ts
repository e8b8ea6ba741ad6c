import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A `ts` block of a written page with the `text` block that it must print. */
export interface Block {
  readonly program: string;
  readonly output: string;
}

const BLOCK = /^```ts\n((?:(?!```).*\n)*)```\n(?:\s*```text\n((?:(?!```).*\n)*)```$)?/gm;

/** The programs of a page. Each has to say what it prints, so that it can be compared. */
export const blocksOf = (name: string, text: string): readonly Block[] =>
  [...text.matchAll(BLOCK)].map(([, program = "", output]) => {
    if (output === undefined)
      throw new Error(`${name}: a ts block without a text block below it, which has what it prints:\n${program}`);
    return { program, output };
  });

/** Puts programs of apps/examples, with what they print, where a page says `<!-- example penguins -->`. */
export const withExamples = (text: string, repositoryRoot: string): string => {
  const folder = join(repositoryRoot, "apps/examples");
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  return text.replace(/^<!-- example ([\w./-]+) -->$/gm, (_, name: string) => {
    const file = join(folder, name.includes(".") ? name : `src/${name}.ts`);
    if (!existsSync(file)) throw new Error(`there is no example ${name}`);
    const kind = file.replace(/.*\./, "");
    const [, printed] = readme.split(`$ node src/${name}.ts\n`);
    const program = `\`\`\`${kind}:no-line-numbers\n${readFileSync(file, "utf8").trimEnd()}\n\`\`\``;
    if (printed === undefined) return program;
    return `${program}\n\n\`\`\`text\n${printed.slice(0, printed.search(/^(?:```|\^C)/m)).trimEnd()}\n\`\`\``;
  });
};
