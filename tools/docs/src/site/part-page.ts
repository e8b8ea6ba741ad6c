import { docstringMarkdown } from "../docstring-markdown.ts";
import type { BesidePyTorch } from "./beside-pytorch.ts";
import { besideTable } from "./beside-table.ts";
import type { Part } from "./part.ts";

/** What is shown of a part besides what its source says. */
export interface Shown {
  readonly program: string | undefined;
  /** What the program printed. */
  readonly output: string | undefined;
  readonly picture: string | undefined;
  readonly beside: BesidePyTorch | undefined;
}

/** A part's page, with its program and what that printed. Names of other parts lead to their pages, by the paths of these. */
export const partPage = (
  part: Part,
  { program, output, picture, beside }: Shown,
  paths: ReadonlyMap<string, string>,
): string =>
  [
    `# ${part.name}`,
    linked(docstringMarkdown(part.docstring), part.name, paths),
    ...(picture === undefined ? [] : [picture]),
    ...(program === undefined ? [] : ["## Example", runnable(program, output ?? "")]),
    ...(beside === undefined ? [] : ["## Beside PyTorch", besideTable(beside)]),
    ...(part.options.length === 0 ? [] : ["## Options", ...part.options.map(optionMarkdown)]),
    `Of [${part.packageName}](/packages/${part.packageName.replace("@gd/", "")}), and of \`@gd/gd\`.`,
  ].join("\n\n");

const linked = (text: string, own: string, paths: ReadonlyMap<string, string>): string =>
  text
    .split(/(^```[\s\S]*?^```)/m)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part.replace(/`([a-z]\w*)`/g, (code, name: string) => {
            const path = name === own ? undefined : paths.get(name);
            return path === undefined ? code : `[${code}](${path})`;
          }),
    )
    .join("");

const optionMarkdown = ({ name, type, docstring }: Part["options"][number]): string =>
  `\`${name}: ${type.replaceAll(/\s+/g, " ")}\`\n\n${docstringMarkdown(docstring)}`;

/** A program that can be changed and run in the page, above what it printed when the page was made. */
const runnable = (program: string, output: string): string =>
  `<Runnable program="${encodeURIComponent(program)}" printed="${encodeURIComponent(output)}">

\`\`\`js
${program.trimEnd()}
\`\`\`

\`\`\`text
${output.trimEnd()}
\`\`\`

</Runnable>`;
