import { saveModel } from "@gd/models";
import { version } from "../../package.json";
import type { Result } from "./compare-with-baselines.js";
import type { TrainConfig } from "./train-config.js";
import type { TrainedNetwork } from "./train-network.js";
import type { TrainingPlan } from "./training-plan.js";

/** A network as a model file, with all that its answers need, and what it was trained with. */
export const modelFile = (
  { model, state, best, epochs }: TrainedNetwork,
  { features, target, rows, source, rule, batchSize }: TrainingPlan,
  config: TrainConfig,
  results: readonly Result[],
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
      results: results.map(({ name, scores: { kind: _, ...scores } }) => ({ name, ...scores })),
      config,
      version,
    },
  });
};
