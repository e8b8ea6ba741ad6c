/** The dependencies that a table of ARCHITECTURE.md allows, by package. */
export type DependencyTable = ReadonlyMap<string, readonly string[]>;

const header = "| package | may depend on |";
const separator = /^\|[ :|-]+\|$/;
const names = /`([^`]+)`/g;

/**
 * Reads the table under the line `| package | may depend on |`. Names are in backticks; a row without any in its second
 * cell allows nothing.
 *
 * Throws  Error when the text has no such table, or a row names no package
 */
export const readDependencyTable = (markdown: string): DependencyTable => {
  const lines = markdown.split("\n").map((line) => line.trim());
  const start = lines.indexOf(header);
  if (start === -1) throw new Error(`expected a table that starts with the line "${header}"`);
  const table = new Map<string, readonly string[]>();
  for (const line of lines.slice(start + 1)) {
    if (!line.startsWith("|")) break;
    if (separator.test(line)) continue;
    const [subject, allowed] = line.split("|").slice(1, 3).map(namesIn);
    if (subject?.[0] === undefined) throw new Error(`expected a package's name in backticks in the row "${line}"`);
    table.set(subject[0], allowed ?? []);
  }
  return table;
};

const namesIn = (cell: string): readonly string[] => [...cell.matchAll(names)].map((match) => match[1]!);
