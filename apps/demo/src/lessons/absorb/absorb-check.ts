import type { PairNetwork } from "@gd/experiments";

/** A run of the repaired network. */
export interface RepairedRun {
  readonly derivative: PairNetwork["derivative"];
  readonly iterations: number;
  readonly error: number;
}

export const MOST_ITERATIONS = 500;
export const ERROR_TO_REACH = 0.001;

/** Whether a learning rate made up for the exact derivative. */
export const isLearnedExactly = ({ derivative, iterations, error }: RepairedRun): boolean =>
  derivative === "exact" && iterations > 0 && iterations <= MOST_ITERATIONS && error < ERROR_TO_REACH;
