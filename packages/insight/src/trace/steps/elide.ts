import { evaluate } from "../expression/evaluate.js";
import { type PaperExpression, type PaperSymbol, symbolsIn } from "../expression/expression.js";

/**
 * A formula of entries in which long sums have only their largest terms, and those that are followed, and the sum of the others
 * as a number; of a long list whose largest is taken, the largest.
 */
export const elide = (
  expression: PaperExpression,
  most: number,
  isFollowed: (symbol: PaperSymbol) => boolean,
): PaperExpression => {
  if (expression.kind !== "call") return expression;
  const operands = expression.operands.map((operand) => elide(operand, most, isFollowed));
  const { call } = expression;
  const isLong = (call === "add" || call === "max") && operands.length > most + 1;
  if (!isLong) return { ...expression, operands };

  const values = operands.map(evaluate);
  const size = (i: number): number => (call === "max" ? values[i]! : Math.abs(values[i]!));
  const order = operands.map((_, i) => i).sort((a, b) => size(b) - size(a));
  // Terms that are 0, such as those of units that are off, say nothing.
  const kept = new Set(order.slice(0, most).filter((i) => call === "max" || values[i] !== 0));
  // All factors of a term have to be on the trail: a bias or a weight alone is in every term.
  operands.forEach((operand, i) => {
    const symbols = symbolsIn(operand);
    if (symbols.length > 0 && symbols.every(isFollowed)) kept.add(i);
  });
  const left = values.filter((_, i) => !kept.has(i));
  if (left.length < 2) return { ...expression, operands };
  const value = call === "max" ? Math.max(...left) : left.reduce((sum, term) => sum + term, 0);
  return {
    ...expression,
    operands: [...operands.filter((_, i) => kept.has(i)), { kind: "rest", terms: left.length, value }],
  };
};
