/**
 * Converts a docstring to Markdown that looks like its source.
 *
 * Rows such as `Throws     ShapeError when …`, with the lines that continue them, become a table. Indented lines are
 * formulas and keep their line breaks. Outside of code, no character is markup, as in `Σ_batch g * x`.
 */
export const docstringMarkdown = (docstring: string): string => blocksOf(docstring).map(blockMarkdown).join("\n\n");

type Kind = "paragraph" | "rows" | "formula" | "code";

interface Block {
  readonly kind: Kind;
  readonly lines: string[];
}

const ROW = /^([A-Z][a-z]+) {2,}(?=\S)/;
const FENCE = /^ *```/;

const blocksOf = (docstring: string): readonly Block[] => {
  const blocks: Block[] = [];
  let open: Block | undefined;
  let fenced = false;
  for (const line of docstring.split("\n")) {
    const fence = FENCE.test(line);
    if (line.trim() === "" && !fenced) {
      open = undefined;
      continue;
    }
    const kind = fenced || fence ? "code" : kindOf(line, open?.kind);
    if (kind !== open?.kind) {
      open = { kind, lines: [] };
      blocks.push(open);
    }
    open.lines.push(line);
    if (fence) fenced = !fenced;
  }
  return blocks;
};

const kindOf = (line: string, before: Kind | undefined): Kind => {
  if (ROW.test(line)) return "rows";
  if (!line.startsWith("  ")) return "paragraph";
  return before === "rows" ? "rows" : "formula";
};

const blockMarkdown = ({ kind, lines }: Block): string => {
  if (kind === "code") return lines.join("\n");
  if (kind === "formula") return ["```text", ...withoutIndentation(lines), "```"].join("\n");
  if (kind === "paragraph") return literal(lines.join("\n"));
  return ['<table class="docstring-rows"><tbody>', ...rowsOf(lines).map(rowMarkdown), "</tbody></table>"].join("\n");
};

const withoutIndentation = (lines: readonly string[]): readonly string[] => {
  const indentation = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indentation));
};

/** Each row as one line, joined with the lines that continue it. */
const rowsOf = (lines: readonly string[]): readonly string[] => {
  const starts = lines.flatMap((line, index) => (ROW.test(line) ? [index] : []));
  return starts.map((start, row) => {
    const [first, ...continued] = lines.slice(start, starts[row + 1]);
    return [first, ...continued.map((line) => line.trim())].join(" ");
  });
};

// Between blank lines, Markdown is also read inside of HTML.
const rowMarkdown = (row: string): string => {
  const name = row.match(ROW)?.[1];
  return `<tr><th scope="row">${name}</th><td>\n\n${literal(row.replace(ROW, ""))}\n\n</td></tr>`;
};

const CODE = /(`[^`]*`)/;

const literal = (text: string): string =>
  text
    .split(CODE)
    .map((part) => (CODE.test(part) ? part : part.replace(/[\\*_[\]<>|~]/g, "\\$&")))
    .join("");
