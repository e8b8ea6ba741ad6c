import type { RecipeConfig } from "../config.js";

/** How long and how fast a network is trained. */
export interface TrainingRule {
  readonly learningRate: number;
  /** The most passes over the training examples. */
  readonly epochs: number;
}

/** The rule for a network, as the configuration has it. */
export const networkRule = ({ learningRate = 0.001, epochs = 200 }: Partial<RecipeConfig>): TrainingRule => ({
  learningRate,
  epochs,
});

/** So many steps bring a single layer near its best. */
const STEPS = 20_000;

/** The rule for a single layer, which has one best and is to come near it, however few the examples are. */
export const linearRule = (
  steps: number,
  { learningRate = 0.01, epochs }: Partial<RecipeConfig> = {},
): TrainingRule => ({
  learningRate,
  epochs: epochs ?? Math.max(10, Math.min(2000, Math.ceil(STEPS / steps))),
});
