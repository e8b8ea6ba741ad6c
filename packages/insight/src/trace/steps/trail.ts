import { sizeOf, type Tensor } from "@gd/tensor";
import { evaluate } from "../expression/evaluate.js";
import { type PaperExpression, type PaperSymbol, symbolsIn } from "../expression/expression.js";
import type { RecordedOperation } from "../record/record.js";
import type { Graph } from "./graph.js";

/** An entry of a value. */
export interface Followed {
  readonly value: Tensor;
  readonly index: number;
}

/** What a trail leads through. */
export interface Landscape {
  readonly graph: Graph;
  /** The named results in the order in which they were computed. */
  readonly results: readonly { readonly name: string; readonly operation: RecordedOperation }[];
  readonly valueNamed: ReadonlyMap<string, Tensor>;
}

/** Entries that are looked at to find one that depends on another. */
const CANDIDATES = 5000;

/**
 * One entry of each named value: from the one that is followed back along the largest terms, and on through what depends on it,
 * where the gradient is largest. Gradients, changes and new values have the entry of what they belong to.
 */
export const trailThrough = (
  { graph, results, valueNamed }: Landscape,
  start: Followed,
): ReadonlyMap<Tensor, number> => {
  const trail = new Map<Tensor, number>([[start.value, start.index]]);
  const forward = results.filter(({ operation: { phase } }) => phase === "forward" || phase === "loss");

  const nextOf = (name: string, value: Tensor): number | undefined => {
    const reads = symbolsIn(graph.formula(value)).filter((symbol) => onward.has(symbol.name));
    if (reads.length === 0) return undefined;
    const weights = valueNamed.get(`∂L/∂${name}`) ?? value;
    const order = Array.from({ length: sizeOf(value.shape) }, (_, i) => i);
    const magnitude = order.map((i) => Math.abs(graph.number(weights, i)));
    order.sort((a, b) => magnitude[b]! - magnitude[a]!);
    const wanted = new Set(
      reads.map((symbol) => keyOf(graph.entry(valueNamed.get(symbol.name)!, trail.get(valueNamed.get(symbol.name)!)!))),
    );
    return order
      .slice(0, CANDIDATES)
      .find((i) => symbolsIn(graph.entryFormula(value, i).expression).some((symbol) => wanted.has(keyOf(symbol))));
  };
  const onward = new Set([...valueNamed].filter(([, value]) => value === start.value).map(([name]) => name));
  for (const { name, operation } of forward) {
    if (trail.has(operation.result)) continue;
    const index = nextOf(name, operation.result);
    if (index === undefined) continue;
    trail.set(operation.result, index);
    onward.add(name);
  }

  const isOnTrail = ({ name, at }: PaperSymbol): boolean => {
    const value = valueNamed.get(name);
    return (
      value !== undefined && at !== undefined && sizeOf(value.shape) > 1 && trail.get(value) === indexOf(at, value)
    );
  };
  const backFrom = (operations: readonly { readonly operation: RecordedOperation }[]): void => {
    for (const { operation } of [...operations].reverse()) {
      const value = operation.result;
      if (!trail.has(value)) trail.set(value, largest(graph, value));
      const { expression } = graph.entryFormula(value, trail.get(value)!);
      for (const symbol of symbolsByTerm(expression, isOnTrail)) {
        const from = valueNamed.get(symbol.name);
        if (from !== undefined && !trail.has(from) && symbol.at !== undefined)
          trail.set(from, indexOf(symbol.at, from));
      }
    }
  };
  backFrom(forward);
  for (const [name, value] of valueNamed) {
    const [, of] = /^(?:∂L\/∂|Δ|∇)(.+?)(?:\|.*)?$/.exec(name) ?? /^(.+)′$/.exec(name) ?? [];
    const own = of === undefined ? undefined : valueNamed.get(of);
    const index = own && trail.get(own);
    if (index !== undefined && sizeOf(own!.shape) === sizeOf(value.shape)) trail.set(value, index);
  }
  backFrom(results.filter(({ operation: { phase } }) => phase === "backward"));
  for (const [name, value] of valueNamed) {
    const index = name.endsWith("′") ? trail.get(valueNamed.get(name.slice(0, -1))!) : undefined;
    if (index !== undefined) trail.set(value, index);
    else if (!trail.has(value)) trail.set(value, largest(graph, value));
  }
  return trail;
};

const keyOf = ({ name, of = "", at = [] }: PaperSymbol): string => `${name} ${of} ${at.join(",")}`;

/** The entry of the largest magnitude. */
const largest = (graph: Graph, value: Tensor): number => {
  let found = 0;
  for (let i = 1; i < sizeOf(value.shape); i++) {
    if (Math.abs(graph.number(value, i)) > Math.abs(graph.number(value, found))) found = i;
  }
  return found;
};

/** The symbols of a formula: first those beside one on the trail, then those in its largest terms. */
const symbolsByTerm = (
  expression: PaperExpression,
  isOnTrail: (symbol: PaperSymbol) => boolean,
): readonly PaperSymbol[] => {
  const sum = sumIn(expression);
  if (sum === undefined) return symbolsIn(expression);
  const terms = sum.map((term) => {
    const symbols = symbolsIn(term);
    return { symbols, size: symbols.some(isOnTrail) ? Number.POSITIVE_INFINITY : Math.abs(evaluate(term)) };
  });
  terms.sort((a, b) => (b.size === a.size ? 0 : b.size - a.size));
  return [...terms.flatMap(({ symbols }) => symbols), ...symbolsIn(expression)];
};

/** The terms of the first sum in a formula. */
const sumIn = (expression: PaperExpression): readonly PaperExpression[] | undefined => {
  if (expression.kind !== "call") return undefined;
  if (expression.call === "add" || expression.call === "max") return expression.operands;
  for (const operand of expression.operands) {
    const found = sumIn(operand);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The index, row by row, of a place that counts from 1; an axis for a batch of one may be left out. */
export const indexOf = (at: readonly number[], { shape }: Tensor): number => {
  const axes = shape.slice(shape.length - at.length);
  return at.reduce((index, place, axis) => index * axes[axis]! + place - 1, 0);
};
