import { expectOptions } from "@gd/tensor";
import { expectTrace } from "../expect-trace.js";
import { textNumber } from "../notation/text-notation.js";
import type { Trace, TraceValue } from "../trace-document.js";
import { latexLines } from "./latex-lines.js";
import { type Block, introduction, outline } from "./outline.js";
import { type RenderOptions, renderOptions } from "./render-options.js";

/** A derivation as Markdown, whose formulas are blocks of `math`, as GitHub and others show them. */
export const traceMarkdown = (trace: Trace, options: RenderOptions = {}): string => {
  expectTrace("traceMarkdown(trace)", trace);
  const { digits } = renderOptions("traceMarkdown", expectOptions("traceMarkdown", options, ["digits"]));
  const lines = latexLines(digits);
  const number = (value: number): string => textNumber(value, digits);
  const math = (rows: readonly string[]): readonly string[] =>
    rows.length === 0 ? [] : ["```math", "\\begin{aligned}", rows.join(" \\\\\n"), "\\end{aligned}", "```", ""];
  const inShort = ({ name, shape, statistics: { mean, minimum, maximum } }: TraceValue): readonly string[] => [
    `\`${name}\` is ${shape.join(" × ")}: mean ${number(mean)}, from ${number(minimum)} to ${number(maximum)}.`,
    "",
  ];
  const write = (block: Block): readonly string[] => {
    switch (block.kind) {
      case "sentence":
        return [markdownText(block.text), ""];
      case "value": {
        const { elements, entries } = block.value;
        return [
          ...(elements?.length === entries.length ? [] : inShort(block.value)),
          ...math(lines.value(block.value)),
        ];
      }
      case "step":
        return [
          ...math(lines.step(block.step, block.value)),
          ...(block.step.equations.length < block.step.size ? inShort(block.value) : []),
        ];
      case "chain":
        return math(lines.chain(block.chain));
    }
  };
  const body = outline(trace).flatMap(({ title, groups }) => [
    `## ${title}`,
    "",
    ...groups.flatMap(({ heading, blocks }) => [
      ...(heading === undefined || blocks.some(({ kind }) => kind === "chain")
        ? []
        : [`### ${markdownText(heading)}`, ""]),
      ...blocks.flatMap(write),
    ]),
  ]);
  const { before, after } = trace;
  const end =
    before === undefined || after === undefined ? [] : [`The loss was ${number(before)} and is ${number(after)}.`, ""];
  const start = [`# The derivation of ${markdownText(trace.model)}`, "", ...introduction(trace).map(markdownText), ""];
  return [...start, ...body, ...end].join("\n");
};

/** Text in which nothing is a sign of Markdown. */
const markdownText = (text: string): string => text.replace(/[\\`*_{}[\]<>#|&$~]/g, "\\$&");
