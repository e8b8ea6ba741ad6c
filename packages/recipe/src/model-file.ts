import { saveModel } from "@gd/models";
import { ArgumentError } from "@gd/tensor";
import type { TrainingState } from "@gd/train/core";
import { version } from "../package.json";
import { inOrder, type RecipeConfig } from "./config.js";
import { LONGEST_HEADER } from "./longest-header.js";
import type { TrainingPlan } from "./plan/training-plan.js";
import { RecipeError } from "./recipe-error.js";
import type { Result } from "./scores/compare-with-baselines.js";
import type { TrainedNetwork } from "./training/train-network.js";

/** A network as a model file, with all that its answers need, and what it was trained with. */
export const modelFile = (
  { model, state, best, epochs }: Omit<TrainedNetwork, "reason">,
  { features, target, rows, source, rule, batchSize }: TrainingPlan,
  config: RecipeConfig,
  results: readonly Result[],
  maximumHeaderBytes: number = LONGEST_HEADER,
): Uint8Array => {
  const { training, validation, test, how } = rows;
  return saveModel({
    model,
    state,
    features,
    target,
    training: {
      source,
      examples: { training: training.length, validation: validation.length, test: test.length, how },
      epochs: { best, trained: epochs, most: rule.epochs },
      learningRate: rule.learningRate,
      batchSize,
      // Of rows that were looked at once.
      results: results.map(({ name, scores: { kind: _, ...scores } }) => ({ name, ...finite(scores) })),
      config: inOrder(config),
      version,
    },
    maximumHeaderBytes,
  });
};

/**
 * Scores as JSON has them, which knows neither NaN nor ∞: one that the rows leave undefined, as a single row does R², is left
 * out, and so is one that is larger than any number.
 */
const finite = (scores: object): object =>
  Object.fromEntries(Object.entries(scores).filter(([, score]) => typeof score !== "number" || Number.isFinite(score)));

/** Room for what is known after a training alone: its scores. */
const ROOM = 2 ** 20;

/** Throws a RecipeError where a network could not be saved after its training. */
export const expectSaveable = (
  state: TrainingState,
  plan: TrainingPlan,
  config: RecipeConfig,
  maximumHeaderBytes: number = LONGEST_HEADER - ROOM,
): void => {
  try {
    modelFile({ model: plan.network, state, best: 0, epochs: 0 }, plan, config, [], maximumHeaderBytes);
  } catch (cause) {
    if (!(cause instanceof ArgumentError && cause.place.includes("metadata"))) throw cause;
    throw new RecipeError(
      "too-large",
      `the model could not be saved: what there is to say of its columns and classes takes ${cause.received} bytes, of at most ${maximumHeaderBytes}: take fewer columns or classes`,
    );
  }
};
