import "./formula.css";
import { isTensor, rowMajor, type Tensor } from "@gd/tensor";
import { showShort, showValue } from "./show-value.js";

const CHARACTERS = 7;

/** A value in a formula: a matrix in brackets, or a number. */
export const Matrix = ({ value }: { readonly value: Tensor | number | string }) => {
  if (typeof value === "string") return <span>{value}</span>;
  if (!isTensor(value)) return <span class="number">{showValue(value)}</span>;
  const elements = Array.from(rowMajor(value));
  if (value.shape.length === 0) return <span class="number">{showValue(elements[0]!)}</span>;
  return (
    <span class="matrix number" style={{ "--columns": value.shape.at(-1)! }}>
      {elements.map((element, i) => (
        <span key={i}>{showShort(element, CHARACTERS)}</span>
      ))}
    </span>
  );
};
