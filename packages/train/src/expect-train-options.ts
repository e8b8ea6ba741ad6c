import { ArgumentError, expectSize } from "@gd/tensor";
import { expectExamples } from "./expect-examples.js";
import { expectTargets } from "./expect-targets.js";
import { expectWatched } from "./stopping/watched-metric.js";
import type { TrainOptions } from "./train-options.js";
import { interpreterOf } from "./training-setup.js";

/** Throws when options of `train` are invalid: better before hours of training than after. Tells whether all targets are valid. */
export const expectTrainOptions = (options: TrainOptions): { readonly targetsAreValid: boolean } => {
  const { model, data, validation, earlyStopping, onPlateau } = options;
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
  expectWatched({ earlyStopping, onPlateau }, options);
  const { dtype } = interpreterOf(options).ops;
  const targetsAreValid = expectTargets("train(data)", options, data, dtype);
  if (validation !== undefined) expectTargets("train(validation)", options, validation, dtype);
  return { targetsAreValid };
};
