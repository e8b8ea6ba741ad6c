import type { PairDescent } from "./pair-descent.js";
import type { Figure, Series, Table } from "./report.js";
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
  /** Of the weights and biases at the end: equal for equal bits, here and in the page. */
  readonly weightsHash: string;
}

export const pairFigures = ({
  output,
  error,
  iterations,
  largestGradientPerLayer,
  saturatedFractionPerLayer,
  weightsHash,
}: PairDescent): PairFigures => ({
  output,
  error,
  iterations,
  largestGradientPerLayer,
  saturatedFractionPerLayer,
  weightsHash,
});

/** A table of the hashes of some descents' final weights. */
export const hashTable = (descents: readonly PairDescent[]): Table => ({
  title: "The weights at the end, as a hash: the demo shows the same for the same seed and iterations",
  columns: ["network", "iterations", "SHA-256 of its weights"],
  rows: descents.map(({ name, iterations, weightsHash }) => [name, iterations.toLocaleString("en"), weightsHash]),
});

/** Curves of the error of some descents, but for those that diverged: beside 1e160 the others would all be flat. */
export const errorFigure = (title: string, descents: readonly PairDescent[]): Figure => ({
  title,
  x: { label: "iteration", scale: "linear" },
  y: { label: "squared error", scale: "log" },
  series: descents
    .filter(({ failure }) => failure === undefined)
    .map(({ name, errors }): Series => ({ name, points: thin(errors) })),
});
