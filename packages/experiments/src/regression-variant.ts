import { adam, exponentialDecay, gradientDescent, momentum } from "@gd/optim";
import type { GradientTransformation } from "@gd/tensor";
import type { RegressionRule } from "./regression-rule.js";

/** The notebook's variants, in its order. */
export const VARIANT_NAMES = ["gradient-descent", "exponential-decay", "stochastic", "momentum"] as const;
export type VariantName = (typeof VARIANT_NAMES)[number];

/** A variant of the notebook, or Adam, which the notebook does not have. */
export type RacerName = VariantName | "adam";

/** How one of them descends. */
export interface Variant {
  readonly optimizer: (rule: RegressionRule) => GradientTransformation;
  /** The learning rate of an iteration. */
  readonly rate: (rule: RegressionRule, iteration: number) => number;
  /** What it reads of the rule. It is stochastic if it reads the batch size. */
  readonly reads: readonly (keyof RegressionRule)[];
  readonly maximumIterations: number;
}

/** What Adam takes besides the learning rate: its authors' numbers. */
export const ADAM = { meanDecay: 0.9, varianceDecay: 0.999, epsilon: 1e-8 } as const;

const constantRate = ({ learningRate }: RegressionRule): number => learningRate;

export const VARIANTS: Readonly<Record<RacerName, Variant>> = {
  "gradient-descent": {
    optimizer: ({ learningRate }) => gradientDescent({ learningRate }),
    rate: constantRate,
    reads: ["learningRate"],
    maximumIterations: 1000,
  },
  "exponential-decay": {
    optimizer: ({ learningRate, decay }) =>
      gradientDescent({ learningRate: exponentialDecay({ learningRate, decay }) }),
    rate: ({ learningRate, decay }, iteration) => exponentialDecay({ learningRate, decay })(iteration),
    reads: ["learningRate", "decay"],
    maximumIterations: 1000,
  },
  stochastic: {
    optimizer: ({ learningRate }) => gradientDescent({ learningRate }),
    rate: constantRate,
    reads: ["learningRate", "batchSize", "replacement"],
    maximumIterations: 20_000,
  },
  momentum: {
    optimizer: (rule) =>
      momentum({ learningRate: rule.learningRate, momentum: rule.momentum, form: "rate-inside", initialVelocity: 1 }),
    rate: constantRate,
    reads: ["learningRate", "momentum", "batchSize", "replacement"],
    maximumIterations: 20_000,
  },
  adam: {
    optimizer: ({ learningRate }) => adam({ learningRate, ...ADAM }),
    rate: constantRate,
    reads: ["learningRate"],
    maximumIterations: 20_000,
  },
};

export const isStochastic = ({ reads }: Variant): boolean => reads.includes("batchSize");
