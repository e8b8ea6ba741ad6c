import { expectNumber, expectOptions } from "@gd/tensor";
import { expectTrace } from "../expect-trace.js";
import { textNotation, textNumber, textSymbol } from "../notation/text-notation.js";
import { writeExpression } from "../notation/write-expression.js";
import type { Trace, TraceChain, TraceEntry, TraceEquation, TraceStep, TraceValue } from "../trace-document.js";
import { consequence, formsOf, furtherEntries } from "./forms.js";
import { type Block, introduction, outline } from "./outline.js";
import { type RenderOptions, renderOptions } from "./render-options.js";

/** Options of `traceText`. */
export interface TraceTextOptions extends RenderOptions {
  /** Columns after which lines are wrapped. Default: 100. */
  readonly width?: number;
}

/** A derivation as plain text. */
export const traceText = (trace: Trace, options: TraceTextOptions = {}): string => {
  expectTrace("traceText(trace)", trace);
  const { width = 100, ...rest } = expectOptions("traceText", options, ["width", "digits"]);
  const { digits } = renderOptions("traceText", rest);
  expectNumber("traceText(width)", width, { from: 40, whole: true });
  const notation = textNotation(digits);
  const number = (value: number): string => textNumber(value, digits);

  const listOf = (name: string, entries: readonly TraceEntry[]): string =>
    entries
      .map((entry) => `${textSymbol({ kind: "symbol", name, ...entry })}\u00a0=\u00a0${number(entry.value)}`)
      .join(", ");

  const valueLines = (value: TraceValue): readonly string[] => {
    const { name, shape, statistics, entries } = value;
    const label = `  ${name} `;
    const isWhole = value.elements !== undefined && entries.length === value.elements.length;
    if (isWhole && !value.overParameters && shape.length <= 2) {
      const rows = tableOf(value.elements, shape, number);
      const pad = " ".repeat(label.length + 2);
      const lines = rows.map((row, i) => (i === 0 ? `${label}= ${row}` : `${pad}${row}`));
      if (lines.every((line) => line.length <= width)) return lines;
    }
    const listed = listOf(name, entries);
    const inShort = isWhole
      ? ""
      : ` mean ${number(statistics.mean)}, from ${number(statistics.minimum)} to ${number(statistics.maximum)}`;
    return [`${label}[${shape.join(", ")}]${inShort}`, ...wrapped(listed, width, "    ")];
  };

  const equationLines = (equation: TraceEquation): readonly string[] => {
    const { left, right, because } = formsOf(equation, textNotation, digits);
    const reasons = because.map(({ what, value, says }) => `${what} = ${value} ${consequence(says)}`.trim());
    const forms = reasons.length === 0 ? right : [...right.slice(0, -1), `${right.at(-1)}   (${reasons.join(", ")})`];
    const line = `    ${left} = ${forms.join(" = ")}`;
    if (line.length <= width) return [line];
    const indent = " ".repeat(left.length + 5);
    return forms.flatMap((form, i) =>
      wrapped(`${i === 0 ? `${left} = ` : "= "}${form}`, width, i === 0 ? "    " : indent),
    );
  };

  const stepLines = (step: TraceStep, value: TraceValue): readonly string[] => {
    const shape = value.shape.length === 0 ? "" : `   [${value.shape.join(", ")}]`;
    const { statistics } = value;
    const further = furtherEntries(step, value);
    const inShort =
      step.equations.length < step.size
        ? [`    mean ${number(statistics.mean)}, from ${number(statistics.minimum)} to ${number(statistics.maximum)}`]
        : [];
    return [
      ...wrapped(`${step.result} = ${writeExpression(step.formula, notation, "symbols")}${shape}`, width, "  "),
      ...inShort,
      ...step.equations.flatMap(equationLines),
      ...(further.length === 0 ? [] : wrapped(`also ${listOf(step.result, further)}`, width, "    ")),
    ];
  };

  const chainLines = ({ gradient, parameter, ways, wayCount, links }: TraceChain): readonly string[] => {
    const products = ways.map((way) =>
      way
        .slice(1)
        .map((name, i) => `∂${way[i]}/∂${name}`)
        .join(" · "),
    );
    const sum = products.length > 0 ? products.join(" + ") : `the sum over ${wayCount} ways from L to ${parameter}`;
    return [
      ...wrapped(`${gradient} = ${sum}`, width, "  "),
      ...links.flatMap((link) =>
        wrapped(`${link.gradient} = ${writeExpression(link.formula, notation, "symbols")}`, width, "    "),
      ),
    ];
  };

  const blockLines = (block: Block): readonly string[] => {
    switch (block.kind) {
      case "sentence":
        return wrapped(block.text, width, "  ");
      case "value":
        return valueLines(block.value);
      case "step":
        return stepLines(block.step, block.value);
      case "chain":
        return chainLines(block.chain);
    }
  };

  const lines = [...introduction(trace).flatMap((sentence) => wrapped(sentence, width, ""))];
  for (const { title, groups } of outline(trace)) {
    lines.push("", title.toUpperCase());
    for (const { heading, blocks } of groups) {
      const isChain = blocks.some(({ kind }) => kind === "chain");
      if (heading !== undefined && !isChain) lines.push("", `  ${heading}`);
      else lines.push("");
      lines.push(...blocks.flatMap(blockLines));
    }
  }
  if (trace.before !== undefined && trace.after !== undefined) {
    lines.push("", `The loss was ${number(trace.before)} and is ${number(trace.after)}.`);
  }
  return lines.join("\n");
};

/** The rows of a vector or a matrix, in columns. */
const tableOf = (
  elements: readonly number[],
  shape: readonly number[],
  number: (value: number) => string,
): readonly string[] => {
  const texts = elements.map(number);
  if (shape.length === 0) return texts;
  const columns = shape.at(-1)!;
  const width = Math.max(0, ...texts.map((text) => text.length));
  const rows = Array.from({ length: elements.length / columns }, (_, i) => texts.slice(i * columns, (i + 1) * columns));
  return rows.map((row) => `[ ${row.map((text) => text.padStart(width)).join("  ")} ]`);
};

/** Text in lines of a width, broken between words but not at hard spaces, which become spaces. */
const wrapped = (text: string, width: number, indent: string): readonly string[] => {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(" ")) {
    if (line.trim() !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${indent}  ${word}`;
    } else line = line.trim() === "" ? `${line}${word}` : `${line} ${word}`;
  }
  return [...lines, line].map((written) => written.replaceAll("\u00a0", " "));
};
