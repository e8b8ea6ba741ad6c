import { batches, type Dataset } from "@gd/data";
import type { ReduceOnPlateau } from "@gd/optim";
import type { Parameters, Shape } from "@gd/tensor";
import type { Decided } from "./decided.js";
import { bestStates, type EarlyStopping } from "./early-stopping.js";
import { type EvaluateOptions, type Evaluation, evaluate } from "./evaluate.js";
import { expectTrainOptions } from "./expect-train-options.js";
import type { Metrics, NoMetrics } from "./metric-for.js";
import { pause } from "./pause.js";
import { trainStep } from "./train-step.js";
import type { TrainingEvent } from "./training-event.js";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import { initializeTraining, type TrainingState } from "./training-state.js";
import { type WatchedMetric, watchedNumber } from "./watched-metric.js";

/** Options of `train`: what is trained and how, on what, and for how long. */
export interface TrainOptions<
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
  M,
> extends TrainingSetup<In, Out, Target, P, S>,
    Pick<EvaluateOptions<Out, Target, M>, "metrics"> {
  /** Examples to learn from. */
  readonly data: Dataset<Decided<In>, Target>;
  /** Examples that are evaluated after each epoch. */
  readonly validation?: Dataset<Decided<In>, Decided<Target>>;
  /** Examples in a step; 32 unless said otherwise. */
  readonly batchSize?: number;
  /** How often each example is seen from here on; 1 unless said otherwise. */
  readonly epochs?: number;
  /** Whether each epoch takes the examples in a new random order; it does unless said otherwise. */
  readonly shuffle?: boolean;
  /** Draws each batch from all examples, so that an example may come more than once in an epoch. */
  readonly replacement?: boolean;
  /** Leaves out a last batch that is smaller than the others, as batchNorm refuses one of a single example. */
  readonly dropLast?: boolean;
  /**
   * Ends the training when the validation gets no better; the end then has the state of the best epoch. Where a training
   * goes on from a state, it knows of no epochs before, and counts anew.
   */
  readonly earlyStopping?: EarlyStopping<WatchedMetric<M>>;
  /**
   * `reduceOnPlateau(...)`: lowers the learning rate when the validation gets no better, by its loss unless `metric` is
   * the name of a metric that is a number.
   */
  readonly onPlateau?: ReduceOnPlateau & { readonly metric?: WatchedMetric<M> };
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
 * Throws  NotFiniteError when a value is NaN or infinite; ShapeError, DTypeError; what the loss throws for targets that
 *         make no sense, before the first step; TrainingArgumentError when a dataset is empty, the state is that
 *         of another model or optimizer, or an option makes no sense; DataError when `batchSize` is not a whole number above 0
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
  const { data, validation, metrics, batchSize = 32, epochs = 1, signal } = options;
  const { shuffle = true, replacement = false, dropLast = false, earlyStopping, onPlateau } = options;
  expectTrainOptions(options);
  const { ops, random } = contextOf(options);
  const bests = earlyStopping && bestStates<P, S>(options, earlyStopping);
  let state = startOf(options);
  const last = state.epoch + epochs;
  let breath = performance.now();

  const end = (reason: "epochs" | "aborted" | "early-stopping") =>
    ({ type: "end", reason, epoch: state.epoch, best: bests?.best(), state: bests?.state() ?? state }) as const;

  while (state.epoch < last) {
    const epoch = state.epoch + 1;
    const order = shuffle || replacement ? { random: random.stream(`order/${epoch}`) } : {};
    let seconds = 0;
    let total = 0;
    let seen = 0;
    for (const examples of batches(data, { batchSize, replacement, dropLast, dtype: ops.dtype, ...order })) {
      if (performance.now() - breath > BREATH) {
        await pause();
        breath = performance.now();
      }
      if (signal?.aborted) {
        yield end("aborted");
        return;
      }
      const start = performance.now();
      const step = trainStep(options, state, examples);
      seconds += (performance.now() - start) / 1000;
      state = step.state;
      const size = examples.input.shape[0];
      total += step.loss * size;
      seen += size;
      yield { type: "step", step: state.step - 1, epoch, loss: step.loss, norms: step.norms, state };
    }
    state = { ...state, epoch };
    const evaluation = validation && evaluate(options, state, validation, { metrics });
    if (onPlateau !== undefined && state.plateau !== undefined && evaluation !== undefined) {
      const metric = watchedNumber("train(onPlateau.metric)", onPlateau.metric ?? "loss", evaluation);
      state = { ...state, plateau: onPlateau.next(state.plateau, metric) };
    }
    const stops = bests !== undefined && evaluation !== undefined && bests.see(state, evaluation);
    yield { type: "epoch", epoch, loss: total / seen, validation: evaluation, seconds, state };
    if (stops) {
      yield end("early-stopping");
      return;
    }
  }
  yield end("epochs");
}

/** The state to start from, with a place on the plateau where there is a rule for it. */
const startOf = <In extends Shape, Out extends Shape, Target extends Shape, P extends Parameters, S extends Parameters>(
  options: TrainingSetup<In, Out, Target, P, S> & {
    readonly state?: TrainingState<P, S>;
    readonly onPlateau?: ReduceOnPlateau;
  },
): TrainingState<P, S> => {
  const { plateau, ...state } = options.state ?? initializeTraining(options);
  return options.onPlateau === undefined ? state : { ...state, plateau: plateau ?? options.onPlateau.initial };
};
