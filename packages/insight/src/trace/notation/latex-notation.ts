import { formatNumber } from "@gd/tensor";
import type { PaperFunction, PaperSymbol } from "../expression/expression.js";
import { BREAK, isLong } from "./break.js";
import { type NameParts, type Notation, nameParts } from "./notation.js";

const LETTERS: Readonly<Record<string, string>> = {
  γ: "\\gamma",
  β: "\\beta",
  μ: "\\mu",
  ρ: "\\rho",
  θ: "\\theta",
  x̂: "\\hat{x}",
  μ̄: "\\bar{\\mu}",
  v̄: "\\bar{v}",
};

const FUNCTIONS: { readonly [Name in PaperFunction]?: string } = {
  maximum: "\\max",
  max: "\\max",
  exp: "\\exp",
  log: "\\log",
  tanh: "\\tanh",
  sigmoid: "\\sigma",
  oneHot: "\\operatorname{onehot}",
  rowsOf: "\\operatorname{rows}",
  overWindows: "\\sum_{\\text{windows}}",
};

/** A number in LaTeX: `1.5 \times 10^{-7}`. */
export const latexNumber = (value: number, digits: number): string => {
  if (Number.isNaN(value)) return "\\text{NaN}";
  if (!Number.isFinite(value)) return value > 0 ? "\\infty" : "-\\infty";
  const [mantissa = "", exponent] = formatNumber(value, digits).split("e");
  return exponent === undefined ? mantissa : `${mantissa} \\times 10^{${exponent.replace("+", "")}}`;
};

const letterOf = (letters: string): string =>
  LETTERS[letters] ?? ([...letters].length === 1 ? letters : `\\mathrm{${letters.replace(/[^\p{L}\p{N}]/gu, "")}}`);

const plainSymbol = ({ letters, number, primes }: NameParts, place: string): string => {
  const layer = number === "" ? "" : `(${number})`;
  const above = `${layer}${"\\prime".repeat(primes.length)}`;
  return `${letterOf(letters)}${above === "" ? "" : `^{${above}}`}${place === "" ? "" : `_{${place}}`}`;
};

/** A name in LaTeX, with the place of an entry: `z^{(1)}_{2}`. */
const latexSymbol = ({ name, of, at }: PaperSymbol): string => {
  const parts = nameParts(name);
  const place = (at ?? []).join(",");
  const inside =
    of === undefined ? place : latexSymbol({ kind: "symbol", name: of, ...(at === undefined ? {} : { at }) });
  const symbol = plainSymbol(parts, inside);
  if (parts.before === "Δ") return `\\Delta ${symbol}`;
  if (parts.before === "∇") return `\\nabla ${symbol}`;
  if (parts.before === "") return symbol;
  const slope = `\\frac{\\partial L}{\\partial ${symbol}}`;
  if (parts.through === undefined) return slope;
  return `\\left.${slope}\\right|_{${plainSymbol(nameParts(parts.through), "")}}`;
};

const LONGEST_DIVISOR = 20;

/** Formulas in LaTeX. */
export const latexNotation = (digits: number): Notation => ({
  symbol: latexSymbol,
  number: (value) => latexNumber(value, digits),
  rest: (terms) => `\\langle ${terms} \\text{ more} \\rangle`,
  restValue: (value) => `\\langle ${latexNumber(value, digits)} \\rangle`,
  plus: (left, right) => `${left} ${BREAK}+ ${right}`,
  minus: (left, right) => `${left} ${BREAK}- ${right}`,
  negative: (of) => `-${of}`,
  times: (factors) => factors.join(" \\cdot "),
  hadamard: (left, right) => `${left} \\odot ${right}`,
  matrixProduct: (left, right) => `${left} \\, ${right}`,
  quotient: (dividend, divisor) =>
    isLong(dividend) && divisor.length < LONGEST_DIVISOR
      ? `\\frac{1}{${divisor}} \\cdot (${dividend})`
      : `\\frac{${dividend}}{${divisor}}`,
  fractions: true,
  square: (of) => `{${of}}^{2}`,
  root: (of) => `\\sqrt{${of}}`,
  transposed: (of) => `{${of}}^{\\mathsf{T}}`,
  brackets: (of) => `(${of})`,
  apply(call, operands) {
    const list = operands.join(`, ${BREAK}`);
    if (call === "sum") return `\\sum ${list}`;
    if (call === "absolute") return `|${list}|`;
    if (call === "atMaxima") {
      return `${operands[0]} \\text{ where } ${operands[1]} \\text{ is the largest of its window, else } 0`;
    }
    const name = FUNCTIONS[call] ?? `\\operatorname{${call}}`;
    return operands.length === 0 ? name : `${name}(${list})`;
  },
  choice: (positive, condition, otherwise) =>
    `${positive} \\text{ where } ${condition} > 0, \\text{ else } ${otherwise}`,
});
