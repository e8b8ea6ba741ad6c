import type { AnyDataset } from "@gd/data";
import type { ReduceOnPlateau } from "@gd/optim";
import type { Interpreter, Layer, SynchronousInterpreter } from "@gd/tensor";
import type { EvaluateOptions } from "./evaluate/evaluate.js";
import type { NoMetrics } from "./evaluate/metric-for.js";
import type { AnyLoss } from "./fit.js";
import type { EarlyStopping } from "./stopping/early-stopping.js";
import type { WatchedMetric } from "./stopping/watched-metric.js";
import type { TrainingSetup } from "./training-setup.js";
import type { TrainingStart } from "./training-state.js";

/** Options of `train`. */
export interface TrainOptions<
  M extends Layer = Layer,
  L extends AnyLoss = AnyLoss,
  D extends AnyDataset = AnyDataset,
  V extends AnyDataset | undefined = AnyDataset | undefined,
  X = NoMetrics,
  I extends Interpreter = SynchronousInterpreter,
> extends TrainingSetup<M, L, I>,
    Pick<EvaluateOptions<M, V extends AnyDataset ? V : D, X>, "metrics"> {
  /** Examples to learn from. */
  readonly data: D;
  /** Examples that are evaluated after each epoch. */
  readonly validation?: V | undefined;
  /** Examples in a step. Default: 32. */
  readonly batchSize?: number | undefined;
  /** Passes over the data, in addition to those of `state`; one that was interrupted counts. Default: 1. */
  readonly epochs?: number | undefined;
  /** Whether to take the examples in a new random order in each epoch. Default: true. */
  readonly shuffle?: boolean | undefined;
  /** Draws each batch from all examples, so that an example may come more than once in an epoch. Default: false. */
  readonly replacement?: boolean | undefined;
  /**
   * Leaves out the last batch if it is smaller than the others: batchNorm refuses a batch of one example. Default: false.
   */
  readonly dropLast?: boolean | undefined;
  /**
   * Whether there is an event for each step. Without, tiny networks train in two thirds of the time. Default: true.
   */
  readonly stepEvents?: boolean | undefined;
  /**
   * Ends the training when the validation no longer improves. The event `end` then has the state of the best epoch. A
   * training that continues from a state starts to count anew, unless it has an `initial`.
   */
  readonly earlyStopping?: EarlyStopping<WatchedMetric<X>> | undefined;
  /**
   * Lowers the learning rate when the validation no longer improves: made by `reduceOnPlateau`. `metric` is the name of the
   * metric to watch. Default: `loss`.
   */
  readonly onPlateau?: (ReduceOnPlateau & { readonly metric?: WatchedMetric<X> }) | undefined;
  /**
   * The state to continue from, which is copied. A rate that has fallen on a plateau stays where it is, also without
   * `onPlateau`. Default: fresh parameters, drawn from the seed.
   */
  readonly state?: TrainingStart<M> | undefined;
  /** Ends the training after the current step. */
  readonly signal?: AbortSignal | undefined;
}
