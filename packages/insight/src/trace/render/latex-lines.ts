import { BREAK } from "../notation/break.js";
import { latexNotation, latexNumber } from "../notation/latex-notation.js";
import { writeExpression } from "../notation/write-expression.js";
import type { TraceChain, TraceEntry, TraceEquation, TraceStep, TraceValue } from "../trace-document.js";
import { type Because, consequence, formsOf, furtherEntries } from "./forms.js";

/** Letters that fit into a line. */
const WIDTH = 84;

/** The columns of a matrix that fit into a line. */
const COLUMNS = 8;

/** Derivations in LaTeX, as lines of an `align*` or `aligned`. */
export const latexLines = (digits: number) => {
  const notation = latexNotation(digits);
  const number = (value: number): string => latexNumber(value, digits);
  const symbols = (expression: TraceStep["formula"]): string => writeExpression(expression, notation, "symbols");
  const name = (text: string): string => notation.symbol({ kind: "symbol", name: text });

  const reason = ({ what, value, says }: Because): string => {
    const follows = consequence(says);
    const after =
      follows === "" ? "" : /^\w/.test(follows) ? ` \\text{ ${follows}}` : ` ${follows.replace("≤", "\\le")}`;
    return `${what} = ${value}${after}`;
  };
  const equation = (written: TraceEquation): readonly string[] => {
    const { left, right, because } = formsOf(written, latexNotation, digits);
    const reasons = because.length === 0 ? "" : ` \\quad (${because.map(reason).join(", \\; ")})`;
    const line = `${left} = ${right.join(" = ")}${reasons}`;
    if (lengthOf(line) <= WIDTH) return [`${left} &= ${right.join(" = ")}${reasons}`];
    const lines = right.flatMap((form) =>
      folded(form).map((part, j) => `${j === 0 ? `&= ${part}` : `&\\quad ${part}`}`),
    );
    return [`${left} ${lines[0]}`, ...lines.slice(1, -1), `${lines.at(-1)}${reasons}`];
  };
  const formula = (step: TraceStep): readonly string[] => {
    const [first, ...others] = folded(symbols(step.formula));
    return [`${name(step.result)} &= ${first}`, ...others.map((part) => `&\\quad ${part}`)];
  };
  const entries = (of: string, listed: readonly TraceEntry[]): readonly string[] =>
    inLines(
      listed.map((entry) => `${notation.symbol({ kind: "symbol", name: of, ...entry })} = ${number(entry.value)}`),
    );

  return {
    name,
    number,
    /** The formula of a value, how its entries come about, and others that are used. */
    step: (step: TraceStep, value: TraceValue): readonly string[] =>
      clean([
        ...formula(step),
        ...step.equations.flatMap(equation),
        ...entries(step.result, furtherEntries(step, value)),
      ]),
    /** A value as a vector or matrix, or as entries. */
    value(value: TraceValue): readonly string[] {
      const { elements, shape, overParameters } = value;
      const columns = shape.at(-1) ?? 1;
      const isWhole = elements !== undefined && elements.length === value.entries.length && !overParameters;
      if (!isWhole || shape.length > 2 || columns > COLUMNS) return clean(entries(value.name, value.entries));
      if (shape.length === 0) return [`${name(value.name)} &= ${number(elements[0]!)}`];
      const rows = Array.from({ length: elements.length / columns }, (_, i) =>
        elements
          .slice(i * columns, (i + 1) * columns)
          .map(number)
          .join(" & "),
      );
      return [`${name(value.name)} &= \\begin{pmatrix} ${rows.join(" \\\\ ")} \\end{pmatrix}`];
    },
    chain({ parameter, gradient, ways, wayCount, links }: TraceChain): readonly string[] {
      const slope = (of: string, by: string): string => `\\frac{\\partial ${name(of)}}{\\partial ${name(by)}}`;
      const products = ways.map((way) =>
        way
          .slice(1)
          .map((by, i) => slope(way[i]!, by))
          .join(" \\cdot "),
      );
      const sum =
        products.length > 0
          ? products.join(` ${BREAK}+ `)
          : `\\text{the sum over ${wayCount} ways from } L \\text{ to } ${name(parameter)}`;
      const [first, ...others] = folded(sum);
      return clean([
        `${name(gradient)} &= ${first}`,
        ...others.map((part) => `&\\quad ${part}`),
        ...links.flatMap((link) => {
          const [begin, ...more] = folded(symbols(link.formula));
          return [`${name(link.gradient)} &= ${begin}`, ...more.map((part) => `&\\quad ${part}`)];
        }),
      ]);
    },
  };
};

const clean = (lines: readonly string[]): readonly string[] => lines.map((line) => line.replaceAll(BREAK, ""));

/** Listed equations, as many in a line as fit. */
const inLines = (listed: readonly string[]): readonly string[] => {
  const lines: string[] = [];
  for (const text of listed) {
    const last = lines.at(-1);
    const joined = last === undefined ? text : `${last}, \\quad ${text}`;
    if (last === undefined || lengthOf(joined) > WIDTH) lines.push(text);
    else lines[lines.length - 1] = joined;
  }
  return lines.map((line) => `& ${line}`);
};

/** A formula in lines, broken at sums that are not inside of a fraction. */
const folded = (formula: string): readonly string[] => {
  const lines: string[] = [];
  let line = "";
  for (const part of splitAtBreaks(formula)) {
    if (line !== "" && lengthOf(line + part) > WIDTH) {
      lines.push(line.trim());
      line = part;
    } else line += part;
  }
  return [...lines, line.trim()];
};

/** The parts of a formula between breaks outside of braces. */
const splitAtBreaks = (formula: string): readonly string[] => {
  const parts = [""];
  let depth = 0;
  for (const letter of formula) {
    if (letter === "{") depth++;
    if (letter === "}") depth--;
    if (letter === BREAK) {
      if (depth === 0) parts.push("");
    } else parts[parts.length - 1] += letter;
  }
  return parts;
};

/** About how many letters of usual width a formula takes. */
const lengthOf = (formula: string): number =>
  formula
    .replace(/\\left\.|\\right\|/g, "")
    .replace(/\\frac\{\\partial [^{}]*(?:\{[^{}]*\})*[^{}]*\}/g, "")
    .replace(/\\(?:text|operatorname|mathrm|mathsf)\{([^{}]*)\}/g, "$1")
    .replace(/[_^]\{([^{}]*)\}/g, (_, inside: string) => "i".repeat(Math.ceil(inside.length * 0.6)))
    .replace(/\\[a-zA-Z]+/g, "m")
    .replace(/[{}\\\ue000]/g, "").length;
