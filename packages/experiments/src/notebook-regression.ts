import type { VariantName } from "./regression-variant.js";

/** What the notebook printed for a variant. */
export interface PrintedRegression {
  /** The last iteration, and the cost before it. */
  readonly iteration: number;
  readonly cost: number;
  /** w₁ to w₄. */
  readonly slopes: readonly number[];
  /** Over 40 seeded runs of its code, where it did not seed its batches itself. */
  readonly spread?: {
    readonly iterations: readonly [least: number, most: number];
    readonly costs: readonly [least: number, most: number];
  };
}

export const NOTEBOOK_REGRESSION: Readonly<Record<VariantName, PrintedRegression>> = {
  "gradient-descent": { iteration: 141, cost: 4998.942604955297, slopes: [1.03, -1.942, 2.997, -3.906] },
  "exponential-decay": { iteration: 83, cost: 10958.847879299516, slopes: [0.124, -0.726, 0.71, -1.303] },
  stochastic: {
    iteration: 152,
    cost: 5001.88,
    slopes: [1.015, -1.992, 3.014, -3.916],
    spread: { iterations: [67, 925], costs: [4998, 5147] },
  },
  momentum: {
    iteration: 442,
    cost: 5000.15,
    slopes: [1.002, -2.029, 2.989, -3.967],
    spread: { iterations: [63, 1532], costs: [4998, 5103] },
  },
};
