import { counting, createContext, type Parameters, type Shape } from "@gd/tensor";
import { expectExamples } from "./expect-examples.js";
import { expectTargets } from "./expect-targets.js";
import { tensorsLike } from "./tensors-like.js";
import type { TrainOptions } from "./train.js";
import { TrainingArgumentError } from "./training-argument-error.js";
import { contextOf } from "./training-setup.js";
import { expectWatched } from "./watched-metric.js";

/** Throws where `train` is asked for something that makes no sense: before hours of training and not after. */
export const expectTrainOptions = <
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
  M,
>(
  options: TrainOptions<In, Out, Target, P, S, M>,
): void => {
  const { model, optimizer, data, validation, state, earlyStopping, onPlateau } = options;
  const { epochs = 1, batchSize = 32, dropLast = false, replacement = false } = options;
  expectExamples("train(data)", data, model);
  if (validation !== undefined) expectExamples("train(validation)", validation, model);
  if (!(Number.isInteger(epochs) && epochs >= 0)) {
    throw new TrainingArgumentError("train(epochs)", "a whole number ≥ 0", epochs, "To stop sooner, break.");
  }
  if (dropLast && !replacement && data.size < batchSize) {
    const most = `at most ${data.size}, the number of examples, where a smaller batch is dropped`;
    throw new TrainingArgumentError("train(batchSize)", most, batchSize, "There would be no batch left.");
  }
  expectWatched({ earlyStopping, onPlateau }, options);
  expectTargets("train(data)", options, data);
  if (validation !== undefined) expectTargets("train(validation)", options, validation);
  if (state !== undefined) {
    const { ops } = contextOf(options);
    const context = createContext({ ops: counting({ dtype: ops.dtype }).ops });
    tensorsLike(model.initialize(context), state.parameters, "train(state), in the parameters,");
    tensorsLike(model.initializeStatistics(context), state.statistics, "train(state), in the statistics,");
    const expected = optimizer.initialize(ops, state.vector.shape[0]);
    tensorsLike(expected, state.optimizerState, `train(state), in the state of ${optimizer.name},`);
  }
};
