import "./formula.css";
import type { DerivationRow } from "./derivation-row.js";
import { equalsIn, formulaText } from "./formula-text.js";
import { Matrix } from "./matrix.js";
import { showSymbol } from "./show-symbol.js";

/** An operation in three lines: its symbols, the same with numbers, and the result. */
export const Formula = ({ row }: { readonly row: DerivationRow }) => {
  const { phase, symbols, expression, result } = row;
  const left = symbols.map(showSymbol).join(" = ");
  return (
    <div class="formula">
      <p class="visually-hidden">{formulaText(row)}</p>
      <div class="formula-lines" aria-hidden="true">
        <p class="formula-line">
          {left && <b>{left}</b>}
          {left && <span>{equalsIn(phase)}</span>}
          {expression.map((part, i) => (
            <span key={i}>{showSymbol(typeof part === "string" ? part : part.formula)}</span>
          ))}
        </p>
        <p class="formula-line">
          <span>= </span>
          {expression.map((part, i) =>
            typeof part === "string" ? <span key={i}>{part}</span> : <Matrix key={i} value={part.value} />,
          )}
        </p>
        <p class="formula-line result">
          <span>= </span>
          <Matrix value={result} />
        </p>
      </div>
    </div>
  );
};
