import { expectOptions } from "@gd/tensor";
import { expectTrace } from "../expect-trace.js";
import type { Trace, TraceValue } from "../trace-document.js";
import { latexLines } from "./latex-lines.js";
import { latexText } from "./latex-text.js";
import { type Block, introduction, outline } from "./outline.js";
import { type RenderOptions, renderOptions } from "./render-options.js";

const PREAMBLE = String.raw`\documentclass[10pt]{article}
\usepackage[utf8]{inputenc}
\usepackage[a4paper,margin=2cm]{geometry}
\usepackage{amsmath}
\allowdisplaybreaks
\setlength{\parindent}{0pt}
\begin{document}
`;

/** A derivation as a LaTeX document, which needs amsmath alone. */
export const traceLatex = (trace: Trace, options: RenderOptions = {}): string => {
  expectTrace("traceLatex(trace)", trace);
  const { digits } = renderOptions("traceLatex", expectOptions("traceLatex", options, ["digits"]));
  const lines = latexLines(digits);
  const aligned = (rows: readonly string[]): string =>
    rows.length === 0 ? "" : `\\begin{align*}\n${rows.join(" \\\\\n")}\n\\end{align*}`;

  const inShort = ({ name, shape, statistics: { mean, minimum, maximum } }: TraceValue): string =>
    `$${lines.name(name)}$ is $${shape.join(" \\times ")}$: mean $${lines.number(mean)}$, from $${lines.number(minimum)}$ to $${lines.number(maximum)}$.`;
  const isInShort = ({ elements, entries }: TraceValue): boolean => elements?.length !== entries.length;

  const write = (block: Block): string => {
    switch (block.kind) {
      case "sentence":
        return `${latexText(block.text)}\n`;
      case "value":
        return [...(isInShort(block.value) ? [inShort(block.value)] : []), aligned(lines.value(block.value))].join(
          "\n",
        );
      case "step":
        return [
          aligned(lines.step(block.step, block.value)),
          ...(block.step.equations.length < block.step.size ? [inShort(block.value)] : []),
        ].join("\n");
      case "chain":
        return aligned(lines.chain(block.chain));
    }
  };
  const body = outline(trace).flatMap(({ title, groups }) => [
    `\\section*{${latexText(title)}}`,
    ...groups.flatMap(({ heading, blocks }) => [
      ...(heading === undefined || blocks.some(({ kind }) => kind === "chain")
        ? []
        : [`\\subsection*{${latexText(heading)}}`]),
      ...blocks.map(write),
    ]),
  ]);
  const { before, after } = trace;
  const end =
    before === undefined || after === undefined
      ? []
      : [`The loss was $${lines.number(before)}$ and is $${lines.number(after)}$.`];
  return `${PREAMBLE}${[...introduction(trace).map(latexText), "", ...body, ...end].join("\n")}\n\\end{document}\n`;
};
