import { batches, type Dataset } from "@gd/data";
import type { Parameters, Shape } from "@gd/tensor";
import type { Decided } from "./decided.js";
import { type EvaluateOptions, type Evaluation, evaluate } from "./evaluate.js";
import { expectExamples } from "./expect-examples.js";
import type { Metrics, NoMetrics } from "./metric-for.js";
import { pause } from "./pause.js";
import { tensorsLike } from "./tensors-like.js";
import { trainStep } from "./train-step.js";
import { TrainingArgumentError } from "./training-argument-error.js";
import type { TrainingEvent } from "./training-event.js";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import { initializeTraining, type TrainingState } from "./training-state.js";

export interface TrainOptions<
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
  M,
> extends TrainingSetup<In, Out, Target, P, S>,
    Pick<EvaluateOptions<Out, Target, M>, "metrics"> {
  readonly data: Dataset<Decided<In>, Target>;
  /** Examples that are evaluated after each epoch. */
  readonly validation?: Dataset<Decided<In>, Decided<Target>>;
  /** 32 unless said otherwise. */
  readonly batchSize?: number;
  /** How often each example is seen from here on; 1 unless said otherwise. */
  readonly epochs?: number;
  /** Whether each epoch takes the examples in a new random order; it does unless said otherwise. */
  readonly shuffle?: boolean;
  /** Draws each batch from all examples, so that an example may come more than once in an epoch. */
  readonly replacement?: boolean;
  /** Where to go on from, whose parameters then change; a fresh start unless given. */
  readonly state?: TrainingState<P, S>;
  /** Ends the training after the step at hand. */
  readonly signal?: AbortSignal;
}

/** The longest time that training keeps the event loop waiting, in milliseconds, if no single step takes longer. */
const BREATH = 25;

/**
 * Trains a model on a dataset: a stream of events that ends in one of type `end`. Not to ask for the next event is to
 * pause, to `break` is to stop, and to give a signal is to be able to stop from elsewhere.
 *
 * Equal options give equal bits, and to go on from the state at the end of an epoch gives the bits of one long run. An
 * epoch that was broken off begins again. Streams of random numbers: `order/1`, `order/2`, … for the examples of each
 * epoch, and one for each step of each layer that draws.
 *
 * Throws  NotFiniteError when a value is NaN or infinite; ShapeError, DTypeError; TrainingArgumentError when a dataset
 *         is empty or `epochs` is not a whole number; DataError when `batchSize` is not a whole number above 0
 */
export function train<
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
  M extends Metrics<Out, Target> = NoMetrics,
>(
  options: TrainOptions<In, Out, Target, P, S, M> & { readonly validation: Dataset<Decided<In>, Decided<Target>> },
): AsyncGenerator<TrainingEvent<P, S, Evaluation<M>>, void, undefined>;
export function train<
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
  M extends Metrics<Out, Target> = NoMetrics,
>(
  options: TrainOptions<In, Out, Target, P, S, M>,
): AsyncGenerator<TrainingEvent<P, S, Evaluation<M> | undefined>, void, undefined>;
export async function* train<
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
  M extends Metrics<Out, Target>,
>(
  options: TrainOptions<In, Out, Target, P, S, M>,
): AsyncGenerator<TrainingEvent<P, S, Evaluation<M> | undefined>, void, undefined> {
  const { model, data, validation, metrics, batchSize = 32, epochs = 1, signal } = options;
  const { shuffle = true, replacement = false } = options;
  expectExamples("train(data)", data, model);
  if (validation !== undefined) expectExamples("train(validation)", validation, model);
  if (!(Number.isInteger(epochs) && epochs >= 0)) {
    throw new TrainingArgumentError("train(epochs)", "a whole number ≥ 0", epochs, "To stop sooner, break.");
  }
  const { ops, random } = contextOf(options);
  if (options.state !== undefined) {
    const { vector, optimizerState } = options.state;
    const expected = options.optimizer.initialize(ops, vector.shape[0]);
    tensorsLike(expected, optimizerState, `train(state), in the state of ${options.optimizer.name},`);
  }
  let state = options.state ?? initializeTraining(options);
  const last = state.epoch + epochs;
  let breath = performance.now();

  while (state.epoch < last) {
    const epoch = state.epoch + 1;
    const order = shuffle || replacement ? { random: random.stream(`order/${epoch}`) } : {};
    let seconds = 0;
    let total = 0;
    let seen = 0;
    for (const examples of batches(data, { batchSize, replacement, dtype: ops.dtype, ...order })) {
      if (performance.now() - breath > BREATH) {
        await pause();
        breath = performance.now();
      }
      if (signal?.aborted) {
        yield { type: "end", reason: "aborted", epoch: state.epoch, state };
        return;
      }
      const start = performance.now();
      const step = trainStep(options, state, examples);
      seconds += (performance.now() - start) / 1000;
      state = step.state;
      const size = examples.input.shape[0];
      total += step.loss * size;
      seen += size;
      yield { type: "step", step: state.step - 1, epoch, loss: step.loss, state };
    }
    state = { ...state, epoch };
    const evaluation = validation && evaluate(options, state, validation, { metrics });
    yield { type: "epoch", epoch, loss: total / seen, validation: evaluation, seconds, state };
  }
  yield { type: "end", reason: "epochs", epoch: state.epoch, state };
}
