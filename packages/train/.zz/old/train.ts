import { batches, type Dataset } from "@gd/data";
import type { Parameters, Shape } from "@gd/tensor";
import { type EvaluateOptions, type Evaluation, evaluate } from "./evaluate.js";
import { pause } from "./pause.js";
import { trainStep } from "./train-step.js";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import { initializeTraining, type TrainingState } from "./training-state.js";

export interface TrainOptions<
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
  Name extends string,
> extends TrainingSetup<In, Out, Target, P, S>,
    Pick<EvaluateOptions<Out, Target, Name>, "metrics"> {
  readonly data: Dataset<In, Target>;
  /** Examples that are evaluated after each epoch. */
  readonly validation?: Dataset<In, Target>;
  /** 32 unless said otherwise. */
  readonly batchSize?: number;
  /** How often each example is seen; 1 unless said otherwise. */
  readonly epochs?: number;
  /** Whether each epoch takes the examples in a new random order; it does unless said otherwise. */
  readonly shuffle?: boolean;
  /** Draws each batch from all examples, so that an example may come more than once in an epoch. */
  readonly replacement?: boolean;
  /** Where to go on from; a fresh start unless given. */
  readonly state?: TrainingState<P, S>;
  /** Ends the training after the step at hand. */
  readonly signal?: AbortSignal;
}

/** What training tells as it goes on. `state` is where it stands; its parameters change with the next step. */
export type TrainingEvent<P extends Parameters, S extends Parameters, Name extends string> =
  | {
      readonly type: "step";
      /** Counts from 0. */
      readonly step: number;
      readonly epoch: number;
      /** Of the batch, before the step. */
      readonly loss: number;
      readonly state: TrainingState<P, S>;
    }
  | {
      readonly type: "epoch";
      /** Counts from 1: epochs done. */
      readonly epoch: number;
      /** Mean over the steps of the epoch. */
      readonly loss: number;
      readonly validation?: Evaluation<Name>;
      /** Spent on the steps, without the validation. */
      readonly seconds: number;
      readonly state: TrainingState<P, S>;
    }
  | {
      readonly type: "end";
      readonly reason: "epochs" | "aborted";
      readonly epoch: number;
      readonly state: TrainingState<P, S>;
    };

/** The longest time that training keeps the event loop waiting, in milliseconds, if no single step takes longer. */
const BREATH = 25;

/**
 * Trains a model on a dataset: a stream of events that ends in one of type `end`. Not to ask for the next event is to
 * pause, to `break` is to stop, and to give a signal is to be able to stop from elsewhere.
 *
 * Equal options give equal bits. Streams of random numbers: `order` for the examples of each epoch, and one for each
 * layer that draws.
 *
 * Throws  NotFiniteError when a value is NaN or infinite; ShapeError, DTypeError; RangeError when the dataset is empty
 *         or `batchSize` or `epochs` is not a whole number
 */
export async function* train<
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
  Name extends string = never,
>(options: TrainOptions<In, Out, Target, P, S, Name>): AsyncGenerator<TrainingEvent<P, S, Name>, void, undefined> {
  const { data, validation, batchSize = 32, epochs = 1, shuffle = true, replacement = false, signal } = options;
  if (data.size === 0) throw new RangeError("train: the dataset is empty; there is nothing to learn from");
  if (!(Number.isInteger(epochs) && epochs >= 0)) {
    throw new RangeError(`train: epochs is ${epochs}; it is a whole number, such as 5`);
  }
  const { ops, random } = contextOf(options);
  let state = options.state ?? initializeTraining(options);
  let breath = performance.now();

  for (let epoch = 1; epoch <= epochs; epoch++) {
    const order = random.stream(`order/${epoch}`);
    const epochBatches = batches(data, {
      batchSize,
      replacement,
      dtype: ops.dtype,
      ...(shuffle || replacement ? { random: order } : {}),
    });
    let seconds = 0;
    let total = 0;
    let steps = 0;
    for (const examples of epochBatches) {
      if (performance.now() - breath > BREATH) {
        await pause();
        breath = performance.now();
      }
      if (signal?.aborted) {
        yield { type: "end", reason: "aborted", epoch: epoch - 1, state };
        return;
      }
      const start = performance.now();
      const step = trainStep(options, state, examples);
      seconds += (performance.now() - start) / 1000;
      state = step.state;
      total += step.loss;
      steps++;
      yield { type: "step", step: state.step - 1, epoch, loss: step.loss, state };
    }
    const evaluation =
      validation === undefined
        ? {}
        : {
            validation: evaluate(options, state, validation, {
              ...(options.metrics === undefined ? {} : { metrics: options.metrics }),
            }),
          };
    yield { type: "epoch", epoch, loss: total / steps, seconds, state, ...evaluation };
  }
  yield { type: "end", reason: "epochs", epoch: epochs, state };
}
