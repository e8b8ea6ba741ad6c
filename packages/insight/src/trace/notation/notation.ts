import type { PaperFunction, PaperSymbol } from "../expression/expression.js";

/** How expressions are written in a format. Parts come in brackets where they need some. */
export interface Notation {
  symbol(symbol: PaperSymbol): string;
  number(value: number): string;
  /** What stands for terms that are not written out, and for their sum. */
  rest(terms: number): string;
  restValue(value: number): string;
  plus(left: string, right: string): string;
  minus(left: string, right: string): string;
  negative(of: string): string;
  times(factors: readonly string[]): string;
  hadamard(left: string, right: string): string;
  matrixProduct(left: string, right: string): string;
  quotient(dividend: string, divisor: string): string;
  /** Whether a quotient stands on its own, as a fraction does. */
  readonly fractions: boolean;
  square(of: string): string;
  root(of: string): string;
  transposed(of: string): string;
  brackets(of: string): string;
  /** A function by its name. */
  apply(call: PaperFunction, operands: readonly string[]): string;
  /** `positive` where `condition` > 0, else `otherwise`. */
  choice(positive: string, condition: string, otherwise: string): string;
}

/** The parts of a name on paper. */
export interface NameParts {
  /** What a derivative is of, or a change. */
  readonly before: "∂L/∂" | "Δ" | "∇" | "";
  readonly letters: string;
  /** `1`, or `1.2` for the second value of a name. */
  readonly number: string;
  readonly primes: string;
  /** For a part of a gradient: the value through which it comes. */
  readonly through: string | undefined;
}

/** A name on paper, taken apart: `∂L/∂a1.2|z2`. */
export const nameParts = (name: string): NameParts => {
  const [whole = "", through] = name.split("|");
  const [, before = "", letters = whole, number = "", primes = ""] =
    /^(∂L\/∂|Δ|∇|)(\D+?)(\d+(?:\.\d+)?|)(′*)$/.exec(whole) ?? [];
  return { before: before as NameParts["before"], letters, number, primes, through };
};
