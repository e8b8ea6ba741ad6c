/** A number of a derivation, by its name on paper: all of a value, or one of its entries. */
export interface PaperSymbol {
  readonly kind: "symbol";
  /** `W1`, `∂L/∂z2` */
  readonly name: string;
  /** For vectors over all parameters, such as those of an optimizer: the parameter that the entry belongs to. */
  readonly of?: string;
  /** The place of an entry, counted from 1. Without it, all of the value is meant. */
  readonly at?: readonly number[];
  /** The number in this place. */
  readonly value?: number;
}

/** A number that stands in a formula as it is. */
export interface PaperNumber {
  readonly kind: "number";
  readonly value: number;
}

/** The sum of terms that are not written out. */
export interface PaperRest {
  readonly kind: "rest";
  readonly terms: number;
  readonly value: number;
}

/** What a formula is made of. */
export type PaperFunction =
  | "add"
  | "negate"
  | "multiply"
  | "hadamard"
  | "matmul"
  | "divide"
  | "square"
  | "transpose"
  | "maximum"
  | "where"
  | "sum"
  | "mean"
  | "max"
  | "sqrt"
  | "absolute"
  | "exp"
  | "log"
  | "log1p"
  | "tanh"
  | "erf"
  | "sigmoid"
  | "oneHot"
  | "rowsOf"
  | "windows"
  | "overWindows"
  | "atMaxima"
  | "beside"
  | "random"
  | "constant";

/** Expressions put together. */
export interface PaperCall {
  readonly kind: "call";
  readonly call: PaperFunction;
  readonly operands: readonly PaperExpression[];
}

/** A formula, or what it is for one entry, as a tree. */
export type PaperExpression = PaperSymbol | PaperNumber | PaperRest | PaperCall;

/** A number as an expression. */
export const literal = (value: number): PaperNumber => ({ kind: "number", value });

const applied = (call: PaperFunction, ...operands: readonly PaperExpression[]): PaperCall => ({
  kind: "call",
  call,
  operands,
});

const isNumber = (expression: PaperExpression, value: number): boolean =>
  expression.kind === "number" && expression.value === value;

const isCall = (expression: PaperExpression, call: PaperFunction): expression is PaperCall =>
  expression.kind === "call" && expression.call === call;

/** The parts of a sum or a product within another one of its kind. */
const flattened = (call: PaperFunction, operands: readonly PaperExpression[]): readonly PaperExpression[] =>
  operands.flatMap((operand) => (isCall(operand, call) ? operand.operands : [operand]));

/** a + b + …, without zeros. */
export const sumOf = (terms: readonly PaperExpression[]): PaperExpression => {
  const kept = flattened("add", terms).filter((term) => !isNumber(term, 0));
  return kept.length > 1 ? applied("add", ...kept) : (kept[0] ?? literal(0));
};

/** −a */
const negated = (of: PaperExpression): PaperExpression => {
  if (of.kind === "number") return literal(-of.value);
  return isCall(of, "negate") ? of.operands[0]! : applied("negate", of);
};

/** a − b */
export const difference = (from: PaperExpression, subtracted: PaperExpression): PaperExpression =>
  sumOf([from, negated(subtracted)]);

const isLiteral = ({ kind }: PaperExpression): boolean => kind === "number";

/** a · b of entries, numbers first and without ones; a² for a · a. */
export const product = (left: PaperExpression, right: PaperExpression): PaperExpression => {
  if (isNumber(left, 0) || isNumber(right, 0)) return literal(0);
  if (isNumber(left, -1)) return negated(right);
  if (isNumber(right, -1)) return negated(left);
  if (JSON.stringify(left) === JSON.stringify(right) && left.kind !== "number") return applied("square", left);
  const factors = flattened("multiply", [left, right]).filter((factor) => !isNumber(factor, 1));
  const kept = [...factors.filter(isLiteral), ...factors.filter((factor) => !isLiteral(factor))];
  return kept.length > 1 ? applied("multiply", ...kept) : (kept[0] ?? literal(1));
};

/** a / b */
export const quotient = (dividend: PaperExpression, divisor: PaperExpression): PaperExpression =>
  isNumber(divisor, 1) ? dividend : applied("divide", dividend, divisor);

/** A function, or what has no rules of its own. */
export const call = applied;

/** The leaves of an expression, from left to right. */
export const symbolsIn = (expression: PaperExpression): readonly PaperSymbol[] => {
  if (expression.kind === "symbol") return [expression];
  return expression.kind === "call" ? expression.operands.flatMap(symbolsIn) : [];
};
