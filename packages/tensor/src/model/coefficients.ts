import type { Ops } from "../operations/ops.js";
import type { Scalar } from "../operations/signatures.js";

/** A part of training with numbers that vary from step to step. */
export interface Coefficients {
  /**
   * The numbers at a step, counted from 0: a learning rate, an annealed weight. They reach the mathematics as scalars,
   * in this order. There are equally many at every step.
   */
  readonly coefficients?: ((step: number) => readonly number[]) | undefined;
}

/** The coefficients at a step as scalars, for running a part outside of training. */
export const coefficientsAt = (part: Coefficients, ops: Ops, step: number): readonly Scalar[] =>
  part.coefficients?.(step).map((value) => ops.fill([], value)) ?? [];

/** The coefficients of several parts taken together, and each part's share of them. */
export interface SharedCoefficients {
  /** Those of all parts, one part after another; undefined if there are none. */
  readonly coefficients: ((step: number) => readonly number[]) | undefined;
  /** Those of part i, picked from those of all parts. */
  shareOf(i: number, all: readonly Scalar[]): readonly Scalar[];
}

/** Joins the coefficients of the parts of a composition. */
export const shareCoefficients = (parts: readonly Coefficients[]): SharedCoefficients => {
  const counts = parts.map((part) => part.coefficients?.(0).length ?? 0);
  const starts = counts.map((_, i) => counts.slice(0, i).reduce((sum, count) => sum + count, 0));
  const varying = parts.filter((_, i) => counts[i]! > 0);
  const [only] = varying;
  const all = (step: number): readonly number[] => {
    if (varying.length === 1) return only!.coefficients!(step);
    const values: number[] = [];
    for (const part of varying) for (const value of part.coefficients!(step)) values.push(value);
    return values;
  };
  return {
    coefficients: only === undefined ? undefined : all,
    shareOf: (i, scalars) => (counts[i] === 0 ? NONE : scalars.slice(starts[i], starts[i]! + counts[i]!)),
  };
};

const NONE: readonly Scalar[] = [];
