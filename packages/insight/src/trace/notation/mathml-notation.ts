import { formatNumber } from "@gd/tensor";
import type { PaperFunction, PaperSymbol } from "../expression/expression.js";
import { BREAK, isLong } from "./break.js";
import { type NameParts, type Notation, nameParts } from "./notation.js";

const FUNCTIONS: { readonly [Name in PaperFunction]?: string } = {
  maximum: "max",
  sigmoid: "σ",
  oneHot: "onehot",
  rowsOf: "rows",
};

/** Text that stands in HTML as it is. */
export const htmlText = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter]!);

const operator = (sign: string): string => `<mo>${sign}</mo>`;
/** An operator between two terms, also where a line begins with it: browsers take it for a sign there. */
const between = (sign: string): string => `<mo form="infix">${sign}</mo>`;
const name = (letters: string): string => `<mi>${htmlText(letters)}</mi>`;
/** Words between formulas. Browsers leave out spaces at the ends, but not hard ones. */
const words = (text: string): string => `<mtext>${htmlText(text).replace(/^ | $/g, "\u00a0")}</mtext>`;
const row = (...parts: readonly string[]): string => `<mrow>${parts.join("")}</mrow>`;

/** A number in MathML. */
export const mathmlNumber = (value: number, digits: number): string => {
  const [mantissa = "", exponent] = formatNumber(value, digits).split("e");
  const [sign, size] = mantissa.startsWith("-") ? [operator("−"), mantissa.slice(1)] : ["", mantissa];
  const number = `<mn>${size}</mn>`;
  if (exponent === undefined) return sign === "" ? number : row(sign, number);
  const power = exponent.startsWith("-")
    ? row(operator("−"), `<mn>${exponent.slice(1)}</mn>`)
    : `<mn>${exponent.replace("+", "")}</mn>`;
  return row(sign, number, operator("×"), `<msup><mn>10</mn>${power}</msup>`);
};

const plainSymbol = ({ letters, number, primes }: NameParts, place: string): string => {
  const layer = number === "" ? "" : `(${number})`;
  const above = [layer === "" ? "" : `<mn>${layer}</mn>`, primes === "" ? "" : operator(primes)].join("");
  const letter = name(letters);
  if (place === "") return above === "" ? letter : `<msup>${letter}${row(above)}</msup>`;
  return above === ""
    ? `<msub>${letter}${row(place)}</msub>`
    : `<msubsup>${letter}${row(place)}${row(above)}</msubsup>`;
};

/** A name in MathML, with the place of an entry. */
const mathmlSymbol = ({ name: full, of, at }: PaperSymbol): string => {
  const parts = nameParts(full);
  const place = (at ?? []).map((index) => `<mn>${index}</mn>`).join(operator(","));
  const inside =
    of === undefined ? place : mathmlSymbol({ kind: "symbol", name: of, ...(at === undefined ? {} : { at }) });
  const symbol = plainSymbol(parts, inside);
  if (parts.before === "Δ" || parts.before === "∇") return row(operator(parts.before), symbol);
  if (parts.before === "") return symbol;
  const slope = `<mfrac>${row(operator("∂"), name("L"))}${row(operator("∂"), symbol)}</mfrac>`;
  if (parts.through === undefined) return slope;
  return `<msub>${row(slope, operator("|"))}${plainSymbol(nameParts(parts.through), "")}</msub>`;
};

/** Formulas in MathML. */
export const mathmlNotation = (digits: number): Notation => ({
  symbol: mathmlSymbol,
  number: (value) => mathmlNumber(value, digits),
  rest: (terms) => row(operator("⟨"), words(`${terms} more`), operator("⟩")),
  restValue: (value) => row(operator("⟨"), mathmlNumber(value, digits), operator("⟩")),
  plus: (left, right) => `${left}${BREAK}${between("+")}${right}`,
  minus: (left, right) => `${left}${BREAK}${between("−")}${right}`,
  negative: (of) => row(operator("−"), of),
  times: (factors) => factors.join(operator("·")),
  hadamard: (left, right) => `${left}${operator("⊙")}${right}`,
  matrixProduct: (left, right) => `${left}<mspace width="0.2em"></mspace>${right}`,
  quotient: (dividend, divisor) =>
    isLong(dividend) && !isLong(divisor)
      ? `<mfrac><mn>1</mn>${row(divisor)}</mfrac>${operator("·")}${operator("(")}${dividend}${operator(")")}`
      : `<mfrac>${row(dividend)}${row(divisor)}</mfrac>`,
  fractions: true,
  square: (of) => `<msup>${row(of)}<mn>2</mn></msup>`,
  root: (of) => `<msqrt>${of}</msqrt>`,
  transposed: (of) => `<msup>${row(of)}<mi>T</mi></msup>`,
  brackets: (of) => `${operator("(")}${of}${operator(")")}`,
  apply(call, operands) {
    const list = operands.join(`${operator(",")}${BREAK}`);
    if (call === "sum") return `${operator("∑")}${list}`;
    if (call === "overWindows") return `<msub>${operator("∑")}${words("windows")}</msub>${list}`;
    if (call === "absolute") return row(operator("|"), list, operator("|"));
    if (call === "atMaxima") {
      return `${operands[0]}${words(" where ")}${operands[1]}${words(" is the largest of its window, else 0")}`;
    }
    const function_ = name(FUNCTIONS[call] ?? call);
    return operands.length === 0 ? function_ : `${function_}${operator("(")}${list}${operator(")")}`;
  },
  choice: (positive, condition, otherwise) =>
    `${positive}${words(" where ")}${condition}${operator("&gt;")}<mn>0</mn>${words(", else ")}${otherwise}`,
});
