import { evaluate } from "./evaluate.js";
import type { PaperExpression } from "./expression.js";

/**
 * How many digits the numbers of an expression need, at least `digits`, so that its result follows from them to a hundredth: in
 * 1 / 1.0000003 − 1 the first ones cancel. `digits` where more do not help.
 */
export const digitsNeeded = (expression: PaperExpression, result: number, digits: number): number => {
  const follows = (written: number): boolean =>
    !(Math.abs(evaluate(rounded(expression, written)) - result) > 0.01 * Math.abs(result));
  for (let written = digits; written <= MOST; written++) if (follows(written)) return written;
  return digits;
};

/** No number in float64 needs more. */
const MOST = 17;

/** An expression whose numbers are those that are printed. */
const rounded = (expression: PaperExpression, digits: number): PaperExpression => {
  if (expression.kind === "call")
    return { ...expression, operands: expression.operands.map((operand) => rounded(operand, digits)) };
  return expression.value === undefined
    ? expression
    : { ...expression, value: Number(expression.value.toPrecision(digits)) };
};
