import { basename, resolve } from "node:path";
import { saveModel } from "@gd/models";
import { ArgumentError } from "@gd/tensor";
import type { TrainingState } from "@gd/train";
import { version } from "../../package.json";
import { LONGEST_HEADER } from "../model/longest-header.js";
import { UsageError } from "../usage-error.js";
import type { Result } from "./compare-with-baselines.js";
import type { TrainConfig } from "./train-config.js";
import type { TrainedNetwork } from "./train-network.js";
import type { TrainingPlan } from "./training-plan.js";

/** A network as a model file, with all that its answers need, and what it was trained with. It names no folders of this machine. */
export const modelFile = (
  { model, state, best, epochs }: Omit<TrainedNetwork, "reason">,
  { features, target, rows, source, rule, batchSize }: TrainingPlan,
  config: TrainConfig,
  results: readonly Result[],
  maximumHeaderBytes: number = LONGEST_HEADER,
): Uint8Array => {
  const { training, validation, test, how } = rows;
  // Where the files lie is nobody's business but of the one who trains.
  const { $schema: _, output: __, data, ...others } = config;
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
      config: { data: basename(resolve(data)), ...others },
      version,
    },
    maximumHeaderBytes,
  });
};

/** Room for what is known after a training alone: its scores. */
const ROOM = 2 ** 20;

/** Throws a UsageError where a network could not be saved after its training. */
export const expectSaveable = (
  state: TrainingState,
  plan: TrainingPlan,
  config: TrainConfig,
  maximumHeaderBytes: number = LONGEST_HEADER - ROOM,
): void => {
  try {
    modelFile({ model: plan.network, state, best: 0, epochs: 0 }, plan, config, [], maximumHeaderBytes);
  } catch (cause) {
    if (!(cause instanceof ArgumentError && cause.place.includes("metadata"))) throw cause;
    throw new UsageError(
      `the model could not be saved: what there is to say of its columns and classes takes ${cause.received} bytes, of at most ${maximumHeaderBytes}: take fewer columns or classes`,
    );
  }
};
