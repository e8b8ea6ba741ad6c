import type { Dataset } from "@gd/data";
import type { ReduceOnPlateau } from "@gd/optim";
import type { Interpreter, Layer, SynchronousInterpreter } from "@gd/tensor";
import type { EvaluateOptions } from "./evaluate/evaluate.js";
import type { NoMetrics } from "./evaluate/metric-for.js";
import type { AnyLoss } from "./fit.js";
import type { EarlyStopping } from "./stopping/early-stopping.js";
import type { WatchedMetric } from "./stopping/watched-metric.js";
import type { TrainingSetup } from "./training-setup.js";
import type { TrainingStart } from "./training-state.js";

/** Options of `train`: what is trained and how, on what, and for how long. */
export interface TrainOptions<
  M extends Layer = Layer,
  L extends AnyLoss = AnyLoss,
  D extends Dataset = Dataset,
  V extends Dataset | undefined = Dataset | undefined,
  X = NoMetrics,
  I extends Interpreter = SynchronousInterpreter,
> extends TrainingSetup<M, L, I>,
    Pick<EvaluateOptions<M, V extends Dataset ? V : D, X>, "metrics"> {
  /** Examples to learn from. */
  readonly data: D;
  /** Examples that are evaluated after each epoch. */
  readonly validation?: V | undefined;
  /** Examples in a step. Default: 32. */
  readonly batchSize?: number | undefined;
  /** How often each example is seen from here on. Default: 1. */
  readonly epochs?: number | undefined;
  /** Whether each epoch takes the examples in a new random order. Default: true. */
  readonly shuffle?: boolean | undefined;
  /** Draws each batch from all examples, so that an example may come more than once in an epoch. Default: false. */
  readonly replacement?: boolean | undefined;
  /**
   * Leaves out a last batch that is smaller than the others, as batchNorm refuses one of a single example. Default: false.
   */
  readonly dropLast?: boolean | undefined;
  /**
   * Ends the training when the validation gets no better; the end then has the state of the best epoch. Where a training
   * goes on from a state, it knows of no epochs before, and counts anew.
   */
  readonly earlyStopping?: EarlyStopping<WatchedMetric<X>> | undefined;
  /**
   * `reduceOnPlateau(...)`: lowers the learning rate when the validation gets no better, by its loss unless `metric` is
   * the name of a metric that is a number.
   */
  readonly onPlateau?: (ReduceOnPlateau & { readonly metric?: WatchedMetric<X> }) | undefined;
  /** Where to go on from; it is copied. Default: fresh parameters, drawn from the seed. */
  readonly state?: TrainingStart<M> | undefined;
  /** Ends the training after the step at hand. */
  readonly signal?: AbortSignal | undefined;
}
