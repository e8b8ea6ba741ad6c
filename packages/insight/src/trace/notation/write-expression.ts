import { literal, type PaperCall, type PaperExpression } from "../expression/expression.js";
import type { Notation } from "./notation.js";

/** Whether a formula is written with the names of values, or with the numbers that are put in. */
export type Writing = "symbols" | "numbers";

/** How tightly a text holds together. */
const [SUM, PRODUCT, POWER, ATOM] = [0, 1, 2, 3] as const;

interface Written {
  readonly text: string;
  readonly strength: number;
  readonly isNegative: boolean;
}

/** An expression in a notation. */
export const writeExpression = (expression: PaperExpression, notation: Notation, writing: Writing): string =>
  written(expression, notation, writing).text;

const written = (expression: PaperExpression, notation: Notation, writing: Writing): Written => {
  const atom = (text: string): Written => ({ text, strength: ATOM, isNegative: false });
  const number = (value: number): Written => ({
    text: notation.number(value),
    strength: ATOM,
    isNegative: value < 0,
  });
  switch (expression.kind) {
    case "number":
      return number(expression.value);
    case "rest":
      return atom(writing === "symbols" ? notation.rest(expression.terms) : notation.restValue(expression.value));
    case "symbol":
      return writing === "numbers" && expression.value !== undefined
        ? number(expression.value)
        : atom(notation.symbol(expression));
    default:
      return writtenCall(expression, notation, writing);
  }
};

const writtenCall = ({ call, operands }: PaperCall, notation: Notation, writing: Writing): Written => {
  const parts = operands.map((operand) => written(operand, notation, writing));
  /** A part in brackets, unless it holds together; a negative number only stands at the beginning without them. */
  const held = (part: Written, strength: number, isFirst = false): string =>
    part.strength < strength || (part.isNegative && !isFirst) ? notation.brackets(part.text) : part.text;
  const of = (text: string, strength: number): Written => ({ text, strength, isNegative: false });
  const [a, b, c] = parts as [Written, Written, Written];
  switch (call) {
    case "add":
      return of(writtenSum(operands, parts, notation, writing), SUM);
    case "negate":
      return { text: notation.negative(held(a, PRODUCT)), strength: PRODUCT, isNegative: true };
    case "multiply": {
      // A negative factor begins a formula without brackets.
      const isNegative = a.isNegative && operands[0]?.kind === "number";
      const factors = parts.map((part, i) => (i === 0 && isNegative ? part.text : held(part, PRODUCT)));
      return { text: notation.times(factors), strength: PRODUCT, isNegative };
    }
    case "hadamard":
      return of(notation.hadamard(held(a, PRODUCT, true), held(b, PRODUCT)), PRODUCT);
    case "matmul":
      return of(notation.matrixProduct(held(a, PRODUCT, true), held(b, PRODUCT)), PRODUCT);
    case "divide":
      return notation.fractions
        ? of(notation.quotient(a.text, b.text), PRODUCT)
        : of(notation.quotient(held(a, PRODUCT), held(b, POWER)), PRODUCT);
    case "square":
      return of(notation.square(held(a, ATOM)), POWER);
    case "transpose":
      return of(notation.transposed(held(a, ATOM)), POWER);
    case "sqrt":
      return of(notation.root(a.text), ATOM);
    case "log1p":
      return of(notation.apply("log", [notation.plus(notation.number(1), a.text)]), ATOM);
    case "sum":
      return of(notation.apply(call, [held(a, PRODUCT)]), PRODUCT);
    case "where":
      return of(notation.choice(a.text, b.text, c.text), SUM);
    default:
      return of(
        notation.apply(
          call,
          parts.map(({ text }) => text),
        ),
        ATOM,
      );
  }
};

/** A sum; a negative term is subtracted. */
const writtenSum = (
  operands: readonly PaperExpression[],
  parts: readonly Written[],
  notation: Notation,
  writing: Writing,
): string =>
  parts.reduce((sum, part, i) => {
    const operand = operands[i]!;
    if (i > 0 && operand.kind === "call" && operand.call === "negate") {
      const subtracted = written(operand.operands[0]!, notation, writing);
      const isLoose = subtracted.strength < PRODUCT || subtracted.isNegative;
      return notation.minus(sum, isLoose ? notation.brackets(subtracted.text) : subtracted.text);
    }
    const positive = i > 0 ? withoutSign(operand) : undefined;
    if (positive !== undefined) return notation.minus(sum, written(positive, notation, writing).text);
    const text = i > 0 && (part.isNegative || part.strength < SUM) ? notation.brackets(part.text) : part.text;
    return i === 0 ? text : notation.plus(sum, text);
  }, "");

/** −a for a formula a that begins with a negative number; undefined for others. */
const withoutSign = (expression: PaperExpression): PaperExpression | undefined => {
  if (expression.kind === "number") return expression.value < 0 ? literal(-expression.value) : undefined;
  if (expression.kind !== "call" || expression.call !== "multiply") return undefined;
  const [first, ...others] = expression.operands;
  const positive = first && withoutSign(first);
  return positive && { ...expression, operands: [positive, ...others] };
};
