import { formatNumber } from "@gd/tensor";
import type { PaperFunction, PaperSymbol } from "../expression/expression.js";
import type { Notation } from "./notation.js";

/** Names of functions in plain text. */
const FUNCTIONS: { readonly [Name in PaperFunction]?: string } = {
  maximum: "max",
  sigmoid: "σ",
  absolute: "abs",
  oneHot: "one-hot",
  rowsOf: "rows",
  overWindows: "Σ over windows ",
};

/** A number in plain text, with a minus sign. */
export const textNumber = (value: number, digits: number): string => formatNumber(value, digits).replaceAll("-", "−");

/** A name with the place of an entry: `z1[2]`. */
export const textSymbol = ({ name, of, at }: PaperSymbol): string => {
  const place = at === undefined || at.length === 0 ? "" : `[${at.join(",")}]`;
  return of === undefined ? `${name}${place}` : `${name}[${of}${place}]`;
};

/** Formulas in plain text. */
export const textNotation = (digits: number): Notation => ({
  symbol: textSymbol,
  number: (value) => textNumber(value, digits),
  rest: (terms) => `⟨${terms} more⟩`,
  restValue: (value) => `⟨${textNumber(value, digits)}⟩`,
  plus: (left, right) => `${left} + ${right}`,
  minus: (left, right) => `${left} − ${right}`,
  negative: (of) => `−${of}`,
  times: (factors) => factors.join("·"),
  hadamard: (left, right) => `${left} ⊙ ${right}`,
  matrixProduct: (left, right) => `${left} · ${right}`,
  quotient: (dividend, divisor) => `${dividend} / ${divisor}`,
  fractions: false,
  square: (of) => `${of}²`,
  root: (of) => `√(${of})`,
  transposed: (of) => `${of}ᵀ`,
  brackets: (of) => `(${of})`,
  apply(call, operands) {
    const list = operands.join(", ");
    if (call === "atMaxima") return `${operands[0]} where ${operands[1]} is the largest of its window, else 0`;
    if (call === "sum") return `Σ ${list}`;
    return operands.length === 0 ? (FUNCTIONS[call] ?? call) : `${FUNCTIONS[call] ?? call}(${list})`;
  },
  choice: (positive, condition, otherwise) => `${positive} where ${condition} > 0, else ${otherwise}`,
});
