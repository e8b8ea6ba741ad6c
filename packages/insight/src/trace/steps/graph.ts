import { isTensor, rowMajor, type Shape, sizeOf, type Tensor } from "@gd/tensor";
import { entryRules, type TraceReason } from "../expression/entry-rules.js";
import { literal, type PaperExpression, type PaperSymbol } from "../expression/expression.js";
import { formulaRules } from "../expression/formula-rules.js";
import type { RecordedOperation, Recording } from "../record/record.js";

/** A place in a vector of all parameters. */
export interface ParameterPart {
  readonly name: string;
  readonly start: number;
  readonly shape: Shape;
}

/** An entry of a value as an expression of other values' entries, and what decided about it. */
export interface EntryFormula {
  readonly expression: PaperExpression;
  readonly because: readonly TraceReason[];
}

/** What was computed from what: formulas down to the values that have a name. */
export interface Graph {
  /** The operation that made a tensor; undefined for what came in. */
  origin(value: unknown): RecordedOperation | undefined;
  /** The formula of a value as a whole. */
  formula(value: Tensor): PaperExpression;
  /** The formula of one of its entries, counted row by row from 0. */
  entryFormula(value: Tensor, index: number): EntryFormula;
  /** An entry by its name on paper. */
  entry(value: Tensor, index: number): PaperSymbol;
  number(value: Tensor, index: number): number;
  /** The names of the operations that made a value of other values that have a name. */
  operations(value: Tensor): readonly string[];
}

/** The shape on paper: a single example needs no axis for the batch. */
export const paperShape = (shape: Shape, isParameter: boolean): Shape =>
  !isParameter && shape.length > 1 && shape[0] === 1 ? shape.slice(1) : shape;

/** The graph of a recording, with the names of its values. */
export const graphOf = (
  { operations, parameters }: Recording,
  names: { readonly of: ReadonlyMap<unknown, string>; readonly vectors: ReadonlyMap<unknown, string> },
  isParameterShaped: (value: Tensor) => boolean,
): Graph => {
  const origins = new Map<unknown, RecordedOperation>();
  for (const operation of operations) {
    if (!operation.operands.flat().includes(operation.result) && !origins.has(operation.result)) {
      origins.set(operation.result, operation);
    }
  }
  const read = new Map<Tensor, ArrayLike<number>>();
  const number = (value: Tensor, index: number): number => {
    const elements = read.get(value) ?? rowMajor(value);
    read.set(value, elements);
    return elements[index]!;
  };

  let start = 0;
  const parts = parameters.map(([, leaf]): ParameterPart => {
    const part = { name: names.of.get(leaf)!, start, shape: leaf.shape };
    start += sizeOf(leaf.shape);
    return part;
  });
  const total = start;
  const inUpdate = new Set<unknown>(operations.filter(({ phase }) => phase === "update").map(({ result }) => result));
  /** Whether a value is a vector of the optimizer, with an entry for each parameter. */
  const isOverParameters = ({ shape }: Tensor, name: string | undefined): boolean =>
    shape.length === 1 && shape[0] === total && name !== undefined && optimizerNames.has(name);
  const optimizerNames = new Set<string>();
  for (const [value, name] of names.of) {
    const usedThere = operations.some(({ phase, operands }) => phase === "update" && operands.includes(value));
    if (isTensor(value) && (inUpdate.has(value) || usedThere) && !isParameterShaped(value)) optimizerNames.add(name);
  }

  const entry = (value: Tensor, index: number): PaperSymbol => {
    const name = names.of.get(value)!;
    const found = { kind: "symbol", name, value: number(value, index) } as const;
    if (!isOverParameters(value, name)) {
      return { ...found, at: placeOf(index, paperShape(value.shape, isParameterShaped(value))) };
    }
    const part = parts.findLast((candidate) => candidate.start <= index)!;
    return { ...found, of: part.name, at: placeOf(index - part.start, part.shape) };
  };

  const expressionOf = (value: unknown, index: number, because: TraceReason[]): PaperExpression => {
    if (!isTensor(value)) return literal(Number(value));
    return names.of.has(value) ? entry(value, index) : unfolded(value, index, because);
  };
  const unfolded = (value: Tensor, index: number, because: TraceReason[]): PaperExpression => {
    const origin = origins.get(value);
    if (origin === undefined) return literal(number(value, index));
    const { operation, operands, result } = origin;
    const parts = operation === "concatenate" ? (operands[0] as readonly unknown[]) : operands;
    return entryRules[operation](
      {
        operands,
        result,
        shape: (operand) => (parts[operand] as Tensor).shape,
        entry: (operand, i) => expressionOf(parts[operand], i, because),
        number: (operand, i) => number(parts[operand] as Tensor, i),
        because: (of, value, says) => void because.push({ of, value, says }),
      },
      index,
    );
  };

  /** @param part the parameter that is meant, of vectors over all of them */
  const formulaOf = (value: unknown, part: number | undefined): PaperExpression => {
    if (!isTensor(value)) return literal(Number(value));
    const name = names.of.get(value);
    if (name !== undefined) {
      const of = part !== undefined && isOverParameters(value, name) ? { of: parts[part]!.name } : {};
      return { kind: "symbol", name, ...of };
    }
    return unfoldedFormula(value, part);
  };
  const unfoldedFormula = (value: Tensor, part: number | undefined): PaperExpression => {
    const origin = origins.get(value);
    if (origin === undefined)
      return value.shape.length === 0 ? literal(number(value, 0)) : { kind: "call", call: "constant", operands: [] };
    const { operation, operands } = origin;
    if (operation === "slice" && origin.phase === "update") {
      const place = parts.findIndex(({ start }) => start === operands[1]);
      return formulaOf(operands[0], place < 0 ? part : place);
    }
    if (operation === "concatenate") {
      const joined = operands[0] as readonly unknown[];
      const vector = names.vectors.get(value);
      if (vector !== undefined && part !== undefined) return formulaOf(joined[part], undefined);
      if (vector !== undefined) return { kind: "symbol", name: vector };
      return formulaRules[operation](
        joined.map((operand) => formulaOf(operand, undefined)),
        joined,
      );
    }
    const formulas = operands.map((operand) =>
      isTensor(operand) || typeof operand === "number" ? formulaOf(operand, part) : literal(0),
    );
    return formulaRules[operation](formulas, operands);
  };

  const operationsOf = (value: unknown): readonly string[] => {
    const origin = origins.get(value);
    if (origin === undefined) return [];
    const inner = origin.operands.flat().filter((operand) => isTensor(operand) && !names.of.has(operand));
    return [...inner.flatMap(operationsOf), origin.operation];
  };

  return {
    origin: (value) => origins.get(value),
    formula: (value) => unfoldedFormula(value, undefined),
    entryFormula(value, index) {
      const because: TraceReason[] = [];
      const expression = unfolded(value, index, because);
      return { expression, because };
    },
    entry,
    number,
    operations: (value) => operationsOf(value),
  };
};

/** The place of an entry, counted from 1, axis by axis. */
const placeOf = (index: number, shape: Shape): readonly number[] => {
  const place: number[] = [];
  let left = index;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    place.unshift((left % shape[axis]!) + 1);
    left = Math.floor(left / shape[axis]!);
  }
  return place;
};
