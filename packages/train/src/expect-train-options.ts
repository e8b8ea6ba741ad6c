import { ArgumentError, expectSize } from "@gd/tensor";
import { expectExamples } from "./expect-examples.js";
import { expectTargets } from "./expect-targets.js";
import { expectWatched } from "./stopping/watched-metric.js";
import type { TrainOptions } from "./train-options.js";
import { interpreterOf } from "./training-setup.js";

/** What is known of a training before it begins. */
export interface TrainPlan {
  /** Whether all targets are known to be valid. */
  readonly targetsAreValid: boolean;
  /** The number of batches in an epoch. */
  readonly batchCount: number;
}

/** Throws when options of `train` are invalid: better before hours of training than after. */
export const expectTrainOptions = (options: TrainOptions): TrainPlan => {
  const { model, optimizer, data, validation, earlyStopping, onPlateau } = options;
  const { epochs = 1, batchSize = 32, dropLast = false, replacement = false } = options;
  expectExamples("train(data)", data, model);
  if (validation !== undefined) expectExamples("train(validation)", validation, model);
  expectSize("train(epochs)", epochs, 0);
  expectSize("train(batchSize)", batchSize);
  if (dropLast && !replacement && data.size < batchSize) {
    throw new ArgumentError({
      place: "train(batchSize)",
      expected: `at most ${data.size}, the number of examples, where a smaller batch is dropped`,
      received: batchSize,
      advice: "There would be no batch left.",
    });
  }
  const batchCount = (dropLast && !replacement ? Math.floor : Math.ceil)(data.size / batchSize);
  const { stepsPerUpdate = 1 } = optimizer;
  if (stepsPerUpdate > batchCount) {
    throw new ArgumentError({
      place: "train(optimizer)",
      expected: `no more steps to an update than an epoch has batches, ${batchCount}`,
      received: stepsPerUpdate,
      advice: "An update comes with the end of an epoch at the latest: accumulate fewer, or take smaller batches.",
    });
  }
  expectWatched({ earlyStopping, onPlateau }, options);
  const { dtype } = interpreterOf(options).ops;
  const targetsAreValid = expectTargets("train(data)", options, data, dtype);
  if (validation !== undefined) expectTargets("train(validation)", options, validation, dtype);
  return { targetsAreValid, batchCount };
};
