import { isTensor, type Tensor, type TracedOperation } from "@gd/tensor";

/** An operand as it stands in an expression. */
export interface WrittenOperand {
  /** Its symbol, or the expression that gave it: `a1`, `(z3 − target)`. */
  readonly formula: string;
  readonly value: Tensor | number | string;
}

/** An expression, piece by piece: operands, and what is written between them. */
export type Expression = readonly (string | WrittenOperand)[];

/** `a1ᵀ · ∂L/∂z2` */
export const formulaOf = (expression: Expression): string =>
  expression.map((part) => (typeof part === "string" ? part : part.formula)).join("");

type Write = (operation: TracedOperation) => Expression;

/** Writes operations out, down to the operands that have a symbol. */
export const writeExpressions = (
  operations: readonly TracedOperation[],
  symbolOf: (value: unknown) => string | undefined,
): Write => {
  const origins = new Map<unknown, TracedOperation>(operations.map((operation) => [operation.result, operation]));
  /** What gave a value that has no symbol. */
  const originOf = (value: unknown) => (symbolOf(value) === undefined ? origins.get(value) : undefined);

  /** Of `x where x is finite, else …` elsewhere only x is written: the guard has a row of its own. */
  const unguarded = (value: unknown): unknown => {
    const { operation, operands = [] } = originOf(value) ?? {};
    return operation === "where" && originOf(operands[0])?.operands[1] === LARGEST ? operands[2] : value;
  };

  const operand = (value: unknown): WrittenOperand => {
    const origin = originOf(unguarded(value));
    const formula =
      origin === undefined
        ? (symbolOf(value) ?? (value === LARGEST ? "largest" : String(value)))
        : formulaOf(write(origin));
    return {
      formula: LOOSE.has(origin?.operation) ? `(${formula})` : formula,
      value: isTensor(value) || typeof value === "number" ? value : String(value),
    };
  };
  const write: Write = ({ operation, operands }) => {
    const [a = NOTHING, b = NOTHING, c = NOTHING] = operands.map(operand);
    const call = (name: string): Expression => {
      const wrapped = WRAPPED.has(originOf(operands[0])?.operation);
      return wrapped ? [name, a] : [`${name}(`, a, ")"];
    };
    switch (operation) {
      case "matmul":
        return [a, " · ", b];
      case "transpose":
        return [a, "ᵀ"];
      case "add":
      case "addRow":
        return [a, " + ", b];
      case "subtract":
      case "subtractColumn":
        return ["(", a, " − ", b, ")"];
      case "multiply":
      case "multiplyColumn":
      case "scale":
        if (operands[0] === operands[1]) return [a, "²"];
        return [a, isTensor(a.value) && isTensor(b.value) ? " ⊙ " : " · ", b];
      case "divide":
      case "divideBy":
      case "divideColumn":
        return [a, " / ", b];
      case "maximum":
        return ["max(", a, ", ", b, ")"];
      case "where":
        return [b, " where ", a, " > 0, else ", c];
      case "sum":
      case "sumRows":
      case "sumColumns":
        return ["Σ ", a];
      case "meanRows":
      case "meanColumns":
        return call("mean");
      case "maxColumns":
        return call("max");
      case "exp":
      case "log":
      case "tanh":
      case "sigmoid":
        return call(operation);
      default:
        return [`${operation}(`, ...operands.flatMap((value, i) => [i === 0 ? "" : ", ", operand(value)]), ")"];
    }
  };
  return write;
};

/** What `belowLargest` compares with: above it, in float64, is only infinity. */
const LARGEST = Number.MAX_VALUE;

const NOTHING: WrittenOperand = { formula: "", value: "" };

/** Operations that need brackets inside of others, and those that bring their own. */
const LOOSE: ReadonlySet<string | undefined> = new Set(["add", "addRow", "where"]);
const WRAPPED: ReadonlySet<string | undefined> = new Set([...LOOSE, "subtract", "subtractColumn"]);
