import { docstringMarkdown } from "../docstring-markdown.ts";
import type { Part } from "./part.ts";

/** A part's page, with its program and what that printed. */
export const partPage = (
  part: Part,
  program: string | undefined,
  output: string | undefined,
  picture: string | undefined,
): string =>
  [
    `# ${part.name}`,
    docstringMarkdown(part.docstring),
    ...(picture === undefined ? [] : [picture]),
    ...(program === undefined ? [] : ["## Example", runnable(program, output ?? "")]),
    ...(part.options.length === 0 ? [] : ["## Options", ...part.options.map(optionMarkdown)]),
    `Of [${part.packageName}](/packages/${part.packageName.replace("@gd/", "")}), and of \`@gd/gd\`.`,
  ].join("\n\n");

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
