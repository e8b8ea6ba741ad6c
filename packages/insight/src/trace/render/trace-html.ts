import { expectOptions } from "@gd/tensor";
import { expectTrace } from "../expect-trace.js";
import { BREAK } from "../notation/break.js";
import { htmlText, mathmlNotation, mathmlNumber } from "../notation/mathml-notation.js";
import { writeExpression } from "../notation/write-expression.js";
import type { Trace, TraceChain, TraceEntry, TraceEquation, TraceStep, TraceValue } from "../trace-document.js";
import { type Because, consequence, formsOf, furtherEntries } from "./forms.js";
import { type Block, introduction, outline } from "./outline.js";
import { type RenderOptions, renderOptions } from "./render-options.js";

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
details { margin: 0.3rem 0 0.3rem 0.5rem; }
summary { cursor: pointer; }
summary h2, summary h3 { display: inline; }
h2 { font-size: 1.3rem; } h3 { font-size: 1.05rem; }
.equation { margin: 0.4rem 0 0.4rem 2rem; }
.form { margin-left: 0.5rem; }
.because, .short { opacity: 0.75; }
table { --tick: linear-gradient(currentColor 0 0); border-collapse: collapse; display: inline-table; vertical-align: middle;
  border: solid; border-width: 0 1px; background: var(--tick) 0 0, var(--tick) 0 100%, var(--tick) 100% 0, var(--tick) 100% 100%;
  background-repeat: no-repeat; background-size: 0.4em 1px; }
td { padding: 0 0.5em; text-align: right; font-variant-numeric: tabular-nums; }
`;

/** A derivation as an HTML page of its own, whose parts can be folded. Formulas are MathML, which browsers show by themselves. */
export const traceHtml = (trace: Trace, options: RenderOptions = {}): string => {
  expectTrace("traceHtml(trace)", trace);
  const { digits } = renderOptions("traceHtml", expectOptions("traceHtml", options, ["digits"]));
  const notation = mathmlNotation(digits);
  const number = (value: number): string => mathmlNumber(value, digits);
  const symbols = (expression: TraceStep["formula"]): string => writeExpression(expression, notation, "symbols");
  const named = (name: string): string => notation.symbol({ kind: "symbol", name });

  const reason = ({ what, value, says }: Because): string =>
    `${math(what)} ${math(`<mo>=</mo>${value}`)} ${htmlText(consequence(says))}`.trim();
  const equation = (written: TraceEquation): string => {
    const { left, right, because } = formsOf(written, mathmlNotation, digits);
    const forms = right.map((form) => `<span class="form">${math(`${EQUALS}${form}`)}</span>`);
    const reasons = because.length === 0 ? "" : ` <span class="because">(${because.map(reason).join(", ")})</span>`;
    return `<div class="equation">${math(left)} ${forms.join(" ")}${reasons}</div>`;
  };
  const inShort = ({ name, shape, statistics: { mean, minimum, maximum } }: TraceValue): string =>
    `<p class="short">${math(named(name))} is ${shape.join(" × ")}: mean ${math(number(mean))}, from ${math(number(minimum))} to ${math(number(maximum))}.</p>`;
  const formula = (name: string, expression: TraceStep["formula"]): string =>
    `${math(named(name))} ${math(`${EQUALS}${symbols(expression)}`)}`;

  const listOf = (name: string, entries: readonly TraceEntry[]): string =>
    entries
      .map((entry) => math(`${notation.symbol({ kind: "symbol", name, ...entry })}<mo>=</mo>${number(entry.value)}`))
      .map((entry) => `<span class="entry">${entry}</span>`)
      .join(", ");

  const value = (written: TraceValue): string => {
    const { name, elements, shape, entries, overParameters } = written;
    const isWhole = elements?.length === entries.length;
    if (isWhole && !overParameters && shape.length <= 2) {
      const columns = shape.at(-1) ?? 1;
      const rows = Array.from({ length: elements.length / columns }, (_, i) =>
        elements.slice(i * columns, (i + 1) * columns).map((element) => `<td>${math(number(element))}</td>`),
      );
      const table = `<table>${rows.map((cells) => `<tr>${cells.join("")}</tr>`).join("")}</table>`;
      return `<div class="equation value">${math(named(name))} ${math("<mo>=</mo>")} ${table}</div>`;
    }
    return `${isWhole ? "" : inShort(written)}<div class="equation entries">${listOf(name, entries)}</div>`;
  };
  const chain = ({ parameter, gradient, ways, wayCount, links }: TraceChain): string => {
    const slope = (of: string, by: string): string =>
      `<mfrac><mrow><mo>∂</mo>${named(of)}</mrow><mrow><mo>∂</mo>${named(by)}</mrow></mfrac>`;
    const products = ways.map((way) =>
      way
        .slice(1)
        .map((by, i) => slope(way[i]!, by))
        .join("<mo>·</mo>"),
    );
    const sum =
      products.length > 0
        ? math(`${EQUALS}${products.join(`${BREAK}<mo form="infix">+</mo>`)}`)
        : `is the sum over ${wayCount} ways from ${math(named("L"))} to ${math(named(parameter))}`;
    return [
      `<p>${math(named(gradient))} ${sum}</p>`,
      ...links.map((link) => `<div class="equation link">${formula(link.gradient, link.formula)}</div>`),
    ].join("\n");
  };
  const write = (block: Block): string => {
    switch (block.kind) {
      case "sentence":
        return `<p>${htmlText(block.text)}</p>`;
      case "value":
        return value(block.value);
      case "chain":
        return chain(block.chain);
      case "step": {
        const { step } = block;
        const short = step.equations.length < step.size ? inShort(block.value) : "";
        const further = furtherEntries(step, block.value);
        const also =
          further.length === 0 ? "" : `<div class="equation entries">also ${listOf(step.result, further)}</div>`;
        const summary = `<span class="formula">${formula(step.result, step.formula)}</span>`;
        return folding(summary, [short, ...step.equations.map(equation), also]);
      }
    }
  };
  const body = outline(trace).map(({ title, groups }) =>
    folding(
      `<h2>${htmlText(title)}</h2>`,
      groups.map(({ heading, blocks }) => {
        const isChain = blocks.some(({ kind }) => kind === "chain");
        if (heading === undefined) return blocks.map(write).join("\n");
        return folding(isChain ? math(named(heading)) : `<h3>${htmlText(heading)}</h3>`, blocks.map(write));
      }),
    ),
  );
  const { before, after } = trace;
  const end =
    before === undefined || after === undefined
      ? ""
      : `<p>The loss was ${math(number(before))} and is ${math(number(after))}.</p>`;
  const title = `The derivation of ${htmlText(trace.model)}`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body>
<h1>${title}</h1>
<p>${introduction(trace).map(htmlText).join(" ")}</p>
${body.join("\n")}
${end}
</body>
</html>
`;
};

/** An equals sign that begins a piece: a line ends before it. */
const EQUALS = '<mo form="infix">=</mo>';

const folding = (summary: string, parts: readonly string[]): string =>
  `<details open><summary>${summary}</summary>\n${parts.filter((part) => part !== "").join("\n")}\n</details>`;

/** A formula, in pieces between which a line may end. */
const math = (formula: string): string => {
  const pieces = [""];
  let depth = 0;
  for (const token of formula.split(/(<\/?[a-z]+[^>]*>|\ue000)/)) {
    if (/^<[a-z]/.test(token)) depth++;
    else if (token.startsWith("</")) depth--;
    if (token !== BREAK) pieces[pieces.length - 1] += token;
    else if (depth === 0) pieces.push("");
  }
  return pieces.map((piece) => `<math displaystyle="true">${piece}</math>`).join(" ");
};
