import type { PrintedDerivation, PrintedEquation } from "./recompute.js";
import { textOfLatex } from "./text-of-latex.js";

/** The numbers and equations of a derivation in LaTeX. */
export const readLatex = (latex: string): PrintedDerivation =>
  readBlocks(latex, /\\section\*\{([^}]*)\}|\\begin\{align\*\}\n([\s\S]*?)\n\\end\{align\*\}/g);

/** The same of one in Markdown. */
export const readMarkdown = (markdown: string): PrintedDerivation =>
  readBlocks(markdown, /^## (.*)$|```math\n\\begin\{aligned\}\n([\s\S]*?)\n\\end\{aligned\}\n```/gm);

const readBlocks = (document: string, blocks: RegExp): PrintedDerivation => {
  const given = new Map<string, string>();
  const equations: PrintedEquation[] = [];
  let section = "";
  for (const [, title, rows] of document.matchAll(blocks)) {
    if (title !== undefined) section = title;
    if (rows === undefined || section === "The chain rule") continue;
    const read = section === "Given" ? [] : equationsIn(rows);
    // The first row of a step is the formula of the whole value.
    equations.push(...read.slice(1));
    for (const [name, value] of numbersIn(rows)) given.set(name, value);
  }
  return { given, equations };
};

const equationsIn = (rows: string): readonly PrintedEquation[] => {
  const equations: { left: string; right: string[]; because: PrintedEquation["because"] }[] = [];
  for (const row of rows.split(" \\\\\n")) {
    const [, left = "", kind = "", rest = ""] = /^(.*?) ?&(= |\\quad | )([\s\S]*)$/.exec(row)!;
    if (kind === " ") continue;
    const [forms, reasons] = rest.split(" \\quad (");
    const written = forms!.split(" = ");
    if (left !== "") equations.push({ left: textOfLatex(left), right: [], because: [] });
    const last = equations.at(-1)!;
    if (kind === "\\quad ") last.right[last.right.length - 1] += ` ${written.shift()}`;
    last.right.push(...written);
    if (reasons !== undefined) last.because = reasons.replace(/\)$/, "").split(", \\; ").map(condition);
  }
  return equations.map(({ left, right, because }) => ({ left, right: right.map(textOfLatex), because }));
};

const condition = (latex: string): PrintedEquation["because"][number] => {
  const [, what = "", value = "", says = ""] = /^(.*) = (-?[\d.]+(?: \\times 10\^\{-?\d+\})?)(.*)$/.exec(latex)!;
  const text = says
    .replace("\\le", "≤")
    .replace(/\\text\{ (.*)\}/, "$1")
    .trim();
  return { what: textOfLatex(what), value: textOfLatex(value), says: text };
};

/** The entries of vectors, matrices and lists. */
const numbersIn = (rows: string): readonly (readonly [string, string])[] => {
  const matrix = /^(.*) &= \\begin\{pmatrix\} (.*) \\end\{pmatrix\}$/.exec(rows);
  if (matrix !== null) {
    const lines = matrix[2]!.split(" \\\\ ");
    const name = textOfLatex(matrix[1]!);
    return lines.flatMap((line, i) =>
      line
        .split(" & ")
        .flatMap((value, j) => [
          [`${name}[${i + 1},${j + 1}]`, textOfLatex(value)] as const,
          ...(i === 0 ? [[`${name}[${j + 1}]`, textOfLatex(value)] as const] : []),
        ]),
    );
  }
  const single = /^([^&]*) &= (-?[\d.]+)$/.exec(rows);
  if (single !== null) return [[textOfLatex(single[1]!), textOfLatex(single[2]!)]];
  return rows.split(" \\\\\n").flatMap((row) => {
    if (!row.startsWith("& ")) return [];
    return row
      .slice(2)
      .split(", \\quad ")
      .map((entry) => {
        const [left = "", value = ""] = entry.split(" = ");
        return [textOfLatex(left), textOfLatex(value)] as const;
      });
  });
};
