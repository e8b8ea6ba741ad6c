import { formulaOf, type NetworkTraceRow } from "@gd/experiments";
import { showSymbol } from "./show-symbol.js";
import { showTensor } from "./show-value.js";

/** `∂L/∂b₁ = Σ ∂L/∂z₁`: what an operation computes, and how. */
export const formulaHead = ({ symbols, expression }: NetworkTraceRow): string =>
  showSymbol([...symbols, formulaOf(expression)].join(" = "));

/** `∂L/∂b₁ = Σ ∂L/∂z₁ = Σ [[32, 32]] = [32, 32]` */
export const formulaText = (row: NetworkTraceRow): string => {
  const values = row.expression.map((part) => (typeof part === "string" ? part : showTensor(part.value))).join("");
  return `${formulaHead(row)} = ${values} = ${showTensor(row.result)}`;
};
