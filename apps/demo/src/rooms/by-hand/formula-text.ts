import { formulaOf } from "@gd/experiments";
import type { DerivationRow } from "./derivation-row.js";
import { showSymbol } from "./show-symbol.js";
import { showTensor } from "./show-value.js";

/** `∂L/∂b₁ = Σ ∂L/∂z₁`, or `b₁ ← b₁ − η · ∂L/∂b₁`: what an operation computes, and how. */
export const formulaHead = ({ phase, symbols, expression }: DerivationRow): string =>
  showSymbol([...symbols, formulaOf(expression)].join(equalsIn(phase)));

/** An update gives a symbol another value. */
export const equalsIn = (phase: DerivationRow["phase"]): string => (phase === "update" ? " ← " : " = ");

/** `∂L/∂b₁ = Σ ∂L/∂z₁ = Σ [[32, 32]] = [32, 32]` */
export const formulaText = (row: DerivationRow): string => {
  const values = row.expression.map((part) => (typeof part === "string" ? part : showTensor(part.value))).join("");
  return `${formulaHead(row)} = ${values} = ${showTensor(row.result)}`;
};
