import type { Elements } from "../dtype.js";
import type { Shape } from "../shape.js";

/** What is known about a wrong gradient. */
export interface GradientEvidence {
  readonly shape: Shape;
  /** All elements of the claimed gradient, row by row. */
  readonly claimed: Elements;
  /** The derivatives measured for some or all of the elements. */
  readonly measured: readonly { readonly index: number; readonly measured: number }[];
  /** What is claimed for the other variables, by name. */
  readonly others: readonly (readonly [name: string, claimed: Elements])[];
  readonly batch?: number | undefined;
  /** The derivative of what one example alone contributes, with respect to an element. */
  readonly ofExample?: ((example: number, index: number) => number) | undefined;
}

/** How close gradients must be to be taken for the same, relative to their largest element. */
const CLOSE = 1e-6;
/** This many elements tell whether only one example was counted; each costs several evaluations per example. */
const FEW = 8;

/** The mistake that turns the measured gradient into the claimed one, in words; undefined if none is recognized. */
export const likelyMistake = (evidence: GradientEvidence): string | undefined => {
  const { shape, claimed, measured, others, batch = 0, ofExample } = evidence;
  if (!claimed.every(Number.isFinite)) return "not finite: a division by 0, or the logarithm of 0";
  const slopes = measured.map((element) => element.measured);
  const largest = largestOf(slopes);
  if (!(largest > 0 && Number.isFinite(largest))) return undefined;
  if (claimed.every((element) => element === 0)) return "zero: the gradient is not computed, or not returned";

  const here = measured.map(({ index }) => claimed[index]!);
  if (close(here, slopes)) return undefined;
  const telling = measured.filter((element) => Math.abs(element.measured) > CLOSE * largest);
  const factor = commonFactor(here, slopes);
  if (factor !== undefined && telling.length > 1) return describeFactor(factor, batch);

  const [rows = 1, columns = 1] = shape;
  const transposed = measured.map(({ index }) => claimed[(index % columns) * rows + Math.floor(index / columns)]!);
  if (shape.length === 2 && close(transposed, slopes)) return "transposed: element [i, j] is claimed at [j, i]";

  for (const [name, other] of others) {
    const there = measured.map(({ index }) => other[index] ?? Number.NaN);
    const exchanged = other.length === claimed.length && close(there, slopes);
    if (exchanged) return `exchanged: what is measured is claimed for ${name}`;
  }
  if (ofExample !== undefined) {
    const few = telling.slice(0, FEW);
    const counted = few.map(({ index }) => claimed[index]!);
    for (let example = 0; example < batch; example++) {
      const alone = few.map(({ index }) => ofExample(example, index));
      if (close(counted, alone)) return `missing sum over the batch: only example ${example} of ${batch} is counted`;
    }
  }
  // A single element is always a multiple of the right one: only factors that one would write are reported.
  return factor !== undefined && isPlain(factor, batch) ? describeFactor(factor, batch) : undefined;
};

const largestOf = (values: readonly number[]): number => values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);

const close = (left: readonly number[], right: readonly number[]): boolean =>
  largestOf(left.map((x, i) => x - right[i]!)) <= CLOSE * largestOf(right);

/** The c of claimed = c · measured, by least squares; undefined if there is none. */
const commonFactor = (claimed: readonly number[], measured: readonly number[]): number | undefined => {
  const dot = (values: readonly number[]): number => values.reduce((sum, x, i) => sum + x * measured[i]!, 0);
  const factor = dot(claimed) / dot(measured);
  const scaled = measured.map((x) => factor * x);
  return factor !== 0 && close(claimed, scaled) ? factor : undefined;
};

const isPlain = (factor: number, batch: number): boolean =>
  [1, 2, 3, 4, Math.max(1, batch)].some((plain) => isSize(factor, plain) || isSize(factor, 1 / plain));

const isSize = (factor: number, size: number): boolean => close([Math.abs(factor)], [size]);

const describeFactor = (factor: number, batch: number): string => {
  // A factor of 1 would be right.
  if (isSize(factor, 1)) return "wrong sign: claimed = −measured";
  const sign = factor < 0 ? "wrong sign and " : "";
  const missing = Number((1 / Math.abs(factor)).toPrecision(5));
  const text = `${sign}missing factor ${missing}: claimed = ${Number(factor.toPrecision(5))} · measured`;
  if (batch > 1 && isSize(factor, batch)) return `${text}; ${batch} is the size of the batch, whose mean is taken`;
  if (batch > 1 && isSize(factor, 1 / batch)) return `${text}; ${batch} is the size of the batch, whose sum is taken`;
  return text;
};
