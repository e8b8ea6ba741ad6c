import { digitsNeeded } from "../expression/digits-needed.js";
import type { Notation } from "../notation/notation.js";
import { writeExpression } from "../notation/write-expression.js";
import type { TraceEntry, TraceEquation, TraceStep, TraceValue } from "../trace-document.js";

/** An equation in a notation. */
export interface Forms {
  readonly left: string;
  /** The formula, the same with numbers, and the result: those that say something. */
  readonly right: readonly string[];
  /** What decided about the formula. */
  readonly because: readonly Because[];
}

/** A condition, with its value and what it says. */
export interface Because {
  readonly what: string;
  readonly value: string;
  readonly says: TraceEquation["because"][number]["says"];
}

/** The formula of an entry, with names, with numbers, and the result. Where digits cancel, the numbers have more of them. */
export const formsOf = (
  { result, expression, because }: TraceEquation,
  notationOf: (digits: number) => Notation,
  digits: number,
): Forms => {
  const notation = notationOf(digits);
  const finer = notationOf(digitsNeeded(expression, result.value!, digits));
  const reasons = because.map(({ of, value, says }) => ({
    what: writeExpression(of, notation, "symbols"),
    value: notation.number(value),
    says,
  }));
  const seen = new Set<string>();
  return {
    left: notation.symbol(result),
    right: [
      ...(expression.kind === "number" ? [] : [writeExpression(expression, notation, "symbols")]),
      ...(expression.kind === "call" ? [writeExpression(expression, finer, "numbers")] : []),
      notation.number(result.value!),
    ],
    because: reasons.filter(({ what }) => !seen.has(what) && seen.add(what)),
  };
};

/** What follows the value of a condition: `> 0`. */
export const consequence = (says: Because["says"]): string => CONSEQUENCES[says];

const CONSEQUENCES = {
  "is positive": "> 0",
  "is not positive": "≤ 0",
  is: "",
  "is largest": "is the largest of its window",
  "is not largest": "is not the largest of its window",
} as const;

/** The entries of a value in short that are used elsewhere, but whose own equations are not written out. */
export const furtherEntries = ({ equations }: TraceStep, { entries }: TraceValue): readonly TraceEntry[] => {
  const written = new Set(equations.map(({ result }) => placeOf(result)));
  return entries.filter((entry) => !written.has(placeOf(entry)));
};

const placeOf = ({ of = "", at = [] }: { readonly of?: string; readonly at?: readonly number[] }): string =>
  `${of} ${at.join(",")}`;
