import type { PairDescent } from "./pair-descent.js";
import type { Figure, Series } from "./report.js";

/** What JSON says of a descent on the pair. */
export interface PairFigures {
  readonly output: readonly number[];
  readonly error: number;
  readonly iterations: number;
  /** At the start. */
  readonly largestGradientPerLayer: readonly number[];
  /** At the start. */
  readonly saturatedFractionPerLayer: readonly number[];
}

export const pairFigures = ({
  output,
  error,
  iterations,
  largestGradientPerLayer,
  saturatedFractionPerLayer,
}: PairDescent): PairFigures => ({ output, error, iterations, largestGradientPerLayer, saturatedFractionPerLayer });

/** Curves of the error of some descents, but for those that diverged: beside 1e160 the others would all be flat. */
export const errorFigure = (title: string, descents: readonly PairDescent[]): Figure => ({
  title,
  x: { label: "iteration", scale: "linear" },
  y: { label: "squared error", scale: "log" },
  series: descents
    .filter(({ failure }) => failure === undefined)
    .map(({ name, errors }): Series => ({ name, points: thin(errors) })),
});

/** At most some 500 points of a curve, its last one among them. */
export const thin = (values: readonly number[]): readonly (readonly [number, number])[] => {
  const stride = Math.max(1, Math.ceil(values.length / 500));
  return values.flatMap((value, i) => (i % stride === 0 || i === values.length - 1 ? [[i, value] as const] : []));
};

/** Numbers as a document prints them: `[0.3, 0.67]`. */
export const show = (values: readonly number[], digits = 6): string =>
  `[${values.map((value) => showNumber(value, digits)).join(", ")}]`;

export const showNumber = (value: number, digits = 6): string =>
  value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e6)
    ? value.toExponential(Math.max(0, Math.min(digits, 3) - 1)).replace("+", "")
    : String(Number(value.toPrecision(digits)));
