import { erf, exp, log, log1p, sigmoid, tanh } from "@gd/tensor";
import type { PaperCall, PaperExpression, PaperFunction } from "./expression.js";

/** The value of an expression of entries, from the numbers that are put in. */
export const evaluate = (expression: PaperExpression): number =>
  expression.kind === "call" ? valueNamed(expression) : (expression.value ?? Number.NaN);

const valueNamed = ({ call, operands }: PaperCall): number =>
  (FUNCTIONS[call] ?? notANumber)(...operands.map(evaluate));

const notANumber = (): number => Number.NaN;

const added = (...terms: readonly number[]): number => terms.reduce((sum, term) => sum + term, 0);

/** The calls that entries are computed by. The others stand in formulas of whole tensors only. */
const FUNCTIONS: { readonly [Name in PaperFunction]?: (...operands: readonly number[]) => number } = {
  add: added,
  negate: (x) => -x!,
  multiply: (...factors) => factors.reduce((result, factor) => result * factor, 1),
  divide: (dividend, divisor) => dividend! / divisor!,
  square: (x) => x! * x!,
  maximum: (...operands) => Math.max(...operands),
  max: (...operands) => Math.max(...operands),
  sqrt: (x) => Math.sqrt(x!),
  absolute: (x) => Math.abs(x!),
  exp: (x) => exp(x!),
  log: (x) => log(x!),
  log1p: (x) => log1p(x!),
  tanh: (x) => tanh(x!),
  erf: (x) => erf(x!),
  sigmoid: (x) => sigmoid(x!),
};
