import { rowMajor } from "./row-major.js";
import type { Tensor } from "./tensor.js";

export interface FormatOptions {
  /** Significant digits of an element; 8 unless said otherwise. */
  readonly precision?: number;
  /** Axes longer than this show only their ends; 1,000 elements in all are shown whole. */
  readonly edge?: number;
}

/**
 * A tensor as text, as NumPy prints arrays: aligned columns, long axes elided.
 *
 * ```
 * [[ 1.5  2  ]
 *  [-3    0.25]]
 * ```
 */
export const format = (tensor: Tensor, { precision = 8, edge = 3 }: FormatOptions = {}): string => {
  const elements = rowMajor(tensor);
  const elided = elements.length > 1000;
  const shown = (size: number): readonly (number | "…")[] =>
    elided && size > 2 * edge
      ? [...range(0, edge), "…", ...range(size - edge, size)]
      : range(0, size);

  const texts = new Map<number, string>();
  const visit = (axis: number, start: number): void => {
    if (axis === tensor.shape.length) {
      texts.set(start, formatNumber(elements[start]!, precision));
      return;
    }
    const size = tensor.shape[axis]!;
    for (const i of shown(size)) if (i !== "…") visit(axis + 1, start * size + i);
  };
  visit(0, 0);
  const wholeWidth = Math.max(0, ...[...texts.values()].map((text) => split(text)[0].length));
  const fractionWidth = Math.max(0, ...[...texts.values()].map((text) => split(text)[1].length));
  const aligned = (index: number): string => {
    const [whole, fraction] = split(texts.get(index)!);
    return whole.padStart(wholeWidth) + fraction.padEnd(fractionWidth);
  };

  const write = (axis: number, start: number): string => {
    if (axis === tensor.shape.length) return axis === 0 ? texts.get(start)! : aligned(start);
    const size = tensor.shape[axis]!;
    const parts = shown(size).map((i) => (i === "…" ? "…" : write(axis + 1, start * size + i)));
    const innermost = axis === tensor.shape.length - 1;
    const separator = innermost ? " " : `${"\n".repeat(tensor.shape.length - axis - 1)}${" ".repeat(axis + 1)}`;
    return `[${parts.join(separator).trimEnd()}]`;
  };
  return write(0, 0);
};

/** A number with so many significant digits and no trailing zeros. */
export const formatNumber = (value: number, precision: number): string => {
  if (!Number.isFinite(value)) return String(value);
  const magnitude = Math.abs(value);
  const text =
    magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e16)
      ? value.toExponential(precision - 1)
      : value.toPrecision(precision);
  const [mantissa = "", exponent] = (text.includes("e") && magnitude < 1e16 && magnitude >= 1e-4 ? String(Number(text)) : text).split("e");
  const trimmed = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return exponent === undefined ? trimmed : `${trimmed}e${exponent}`;
};

/** The text before the decimal point, and from it on. */
const split = (text: string): readonly [whole: string, fraction: string] => {
  const point = text.search(/[.e]/);
  return point < 0 ? [text, ""] : [text.slice(0, point), text.slice(point)];
};

const range = (start: number, end: number): readonly number[] =>
  Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
