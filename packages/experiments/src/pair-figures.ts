import type { PairDescent } from "./pair-descent.js";
import type { Figure, Series } from "./report.js";
import { thin } from "./thin.js";

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
