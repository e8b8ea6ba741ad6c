import type { PairDescent } from "./pair-descent.js";
import type { Figure, Series, Table } from "./report.js";
import { thin } from "./thin.js";

/** A descent on the pair, as JSON has it. */
export interface PairFigures {
  readonly output: readonly number[];
  readonly error: number;
  readonly iterations: number;
  /** At the start. */
  readonly largestGradientPerLayer: readonly number[];
  /** At the start. */
  readonly saturatedFractionPerLayer: readonly number[];
  /** Of the final weights and biases: equal for equal bits, here and in the demo. */
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

/** The hashes of the final weights of some descents. */
export const hashTable = (descents: readonly PairDescent[]): Table => ({
  title: "Hash of the final weights (the demo shows the same hash for the same seed and iterations)",
  columns: ["network", "iterations", "SHA-256 of its weights"],
  rows: descents.map(({ name, iterations, weightsHash }) => [name, iterations.toLocaleString("en"), weightsHash]),
});

/** The errors of some descents as curves, without those that diverged: beside 1e160 the others would all be flat. */
export const errorFigure = (title: string, descents: readonly PairDescent[]): Figure => ({
  title,
  x: { label: "iteration", scale: "linear" },
  y: { label: "squared error", scale: "log" },
  series: descents
    .filter(({ failure }) => failure === undefined)
    .map(({ name, errors }): Series => ({ name, points: thin(errors) })),
});
