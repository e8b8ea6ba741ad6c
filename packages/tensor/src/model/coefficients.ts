import type { Ops } from "../operations/ops.js";
import type { Scalar } from "../operations/signatures.js";

/** A part of a training that has numbers which differ from step to step. */
export interface Coefficients {
  /**
   * Numbers of a step, which counts from 0: a learning rate, a weight that is annealed. They reach the mathematics as
   * scalars, in this order. Their count is the same in every step.
   */
  readonly coefficients?: ((step: number) => readonly number[]) | undefined;
}

/** The coefficients of a step as scalars, for whoever runs a part outside of a training. */
export const coefficientsAt = ({ coefficients }: Coefficients, ops: Ops, step: number): readonly Scalar[] =>
  coefficients?.(step).map((value) => ops.fill([], value)) ?? [];

/** The coefficients of several parts as those of one that is made of them, and each part's share. */
export interface SharedCoefficients {
  /** Those of all parts, one part after the other; undefined where there are none. */
  readonly coefficients: ((step: number) => readonly number[]) | undefined;
  /** Those of part i, out of all. */
  shareOf(i: number, all: readonly Scalar[]): readonly Scalar[];
}

export const shareCoefficients = (parts: readonly Coefficients[]): SharedCoefficients => {
  const counts = parts.map(({ coefficients }) => coefficients?.(0).length ?? 0);
  const starts = counts.map((_, i) => counts.slice(0, i).reduce((sum, count) => sum + count, 0));
  return {
    coefficients: counts.every((count) => count === 0)
      ? undefined
      : (step) => parts.flatMap(({ coefficients }) => coefficients?.(step) ?? []),
    shareOf: (i, all) => (counts[i] === 0 ? NONE : all.slice(starts[i], starts[i]! + counts[i]!)),
  };
};

const NONE: readonly Scalar[] = [];
