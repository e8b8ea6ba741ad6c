import { expectReal } from "./elementary/expect-real.js";
import { expectNumber, expectSize } from "./expect/expect.js";
import { expectOptions } from "./expect/expect-options.js";
import { expectTensor } from "./expect/expect-tensor.js";
import { rowMajor } from "./row-major.js";
import type { Tensor } from "./tensor.js";

/** Options of `format`. */
export interface FormatOptions {
  /** Significant digits of an element. Default: 8, or the 7 that float32 can hold. */
  readonly precision?: number;
  /** How much is shown of each end of a long axis if there are more than 1,000 elements. Default: 3. */
  readonly edge?: number;
}

/**
 * A tensor as text, in NumPy's layout: columns are aligned at the decimal point, all elements have an exponent if one
 * needs it, and the middle of long axes is left out if there are more than 1,000 elements.
 *
 * ```
 * [[ 1.5   2   ]
 *  [-3     0.25]]
 * ```
 */
export const format = (tensor: Tensor, options: FormatOptions = {}): string => {
  expectTensor("format(tensor)", tensor);
  const { precision = tensor.dtype === "float32" ? 7 : 8, edge = 3 } = expectOptions("format", options, [
    "precision",
    "edge",
  ]);
  expectPrecision("format(precision)", precision);
  expectSize("format(edge)", edge, 0);
  const { shape } = tensor;
  const elements = rowMajor(tensor);
  const places = (size: number): readonly (number | "…")[] =>
    elements.length > 1000 && size > 2 * edge ? [...range(0, edge), "…", ...range(size - edge, size)] : range(0, size);

  const shown = (axis: number, start: number): readonly number[] => {
    const size = shape[axis];
    if (size === undefined) return [elements[start]!];
    return places(size).flatMap((i) => (i === "…" ? [] : shown(axis + 1, start * size + i)));
  };
  const values = shown(0, 0);
  const exponent = values.some((value) => needsExponent(value, precision));
  const texts = values.map((value) => writeNumber(value, precision, exponent));
  const wholeWidth = longest(texts.map((text) => splitAtPoint(text)[0]));
  const fractionWidth = longest(texts.map((text) => splitAtPoint(text)[1]));

  const write = (axis: number, start: number): string => {
    const size = shape[axis];
    if (size === undefined) {
      const [whole, fraction] = splitAtPoint(writeNumber(elements[start]!, precision, exponent));
      return whole.padStart(wholeWidth) + fraction.padEnd(fractionWidth);
    }
    const parts = places(size).map((i) => (i === "…" ? i : write(axis + 1, start * size + i)));
    const innerAxes = shape.length - axis - 1;
    return `[${parts.join(innerAxes === 0 ? " " : "\n".repeat(innerAxes) + " ".repeat(axis + 1))}]`;
  };
  return write(0, 0);
};

/** A number with this many significant digits and no trailing zeros, with an exponent if it is very small or large. */
export const formatNumber = (value: number, precision = 8): string => {
  expectReal("formatNumber(value)", value);
  expectPrecision("formatNumber(precision)", precision);
  return writeNumber(value, precision, needsExponent(value, precision));
};

const expectPrecision = (place: string, precision: number): void =>
  expectNumber(place, precision, { from: 1, to: 100, whole: true });

const writeNumber = (value: number, precision: number, exponent: boolean): string => {
  const rounded = Number(value.toPrecision(precision));
  return exponent && rounded !== 0 ? rounded.toExponential() : String(rounded);
};

/** Whether a number is below 0.0001 or has more digits before the point than are shown. */
const needsExponent = (value: number, precision: number): boolean => {
  const magnitude = Math.abs(Number(value.toPrecision(precision)));
  return Number.isFinite(magnitude) && magnitude !== 0 && (magnitude < 1e-4 || magnitude >= Number(`1e${precision}`));
};

/** The text before the decimal point or exponent, and from it on. */
const splitAtPoint = (text: string): readonly [whole: string, fraction: string] => {
  const [whole = ""] = text.split(/[.e]/);
  return [whole, text.slice(whole.length)];
};

const longest = (texts: readonly string[]): number => texts.reduce((width, text) => Math.max(width, text.length), 0);

const range = (start: number, end: number): readonly number[] =>
  Array.from({ length: end - start }, (_, i) => start + i);
