import type { PlateauState } from "@gd/optim";
import type { Layer, Parameters } from "@gd/tensor";
import type { ParametersOf, StatisticsOf } from "./model-types.js";
import type { StateDescription } from "./state/state-description.js";

/** Where in an epoch a training by `train` is. With it, another one goes on in the middle of the epoch. */
export interface EpochPosition {
  /** Batches of the epoch that have been taken. */
  readonly batches: number;
  /** Batches that the epoch has. */
  readonly batchCount: number;
  /** Examples in each of them but the last. */
  readonly batchSize: number;
  /** Whether the examples are shuffled. */
  readonly shuffle: boolean;
  /** Whether they are drawn with replacement. */
  readonly replacement: boolean;
  /** The seed of their order. */
  readonly seed: number | string;
  /** What the loss of the epoch comes from: Σ weight · loss of the batches taken, or Σ loss for a loss that is a sum. */
  readonly loss: number;
  /** The same of the penalty: Σ weight · penalty. */
  readonly penalty: number;
  /** Σ weight. */
  readonly weight: number;
}

/** A snapshot of a training, which nothing changes. */
export interface TrainingState<M extends Layer = Layer> {
  /** The model's parameters, θ. */
  readonly parameters: ParametersOf<M>;
  /** Values that layers gather without training them. */
  readonly statistics: StatisticsOf<M>;
  /** The values that the optimizer keeps, such as velocities. */
  readonly optimizerState: Parameters;
  /** Steps taken so far. */
  readonly step: number;
  /** Epochs completed so far. */
  readonly epoch: number;
  /** Where in the next epoch it is. Default: at its beginning. */
  readonly position?: EpochPosition;
  /** The state of `onPlateau` of `train`. Updates are multiplied by its `rateFactor`. */
  readonly plateau?: PlateauState;
  /**
   * What made the state: its layers and its optimizer. Others refuse it, even where all shapes are the same. A state made by
   * hand need not have it.
   */
  readonly description?: StateDescription | undefined;
}

/** The part of a state that predictions depend on. Coefficients are those of the step. Default: 0. */
export type ModelState<M extends Layer = Layer> = Pick<TrainingState<M>, "parameters" | "statistics"> &
  Partial<Pick<TrainingState<M>, "step" | "description">>;

/**
 * A state for a training to start from. Statistics may be missing if the model has none. Without `optimizerState` the
 * optimizer starts afresh and steps count from 0; all else that there is, such as `epoch` and `plateau`, is kept. With it, there
 * have to be its `step` and `epoch`; and only with it, there may be a `position`.
 *
 *   createTraining({ ...setup, optimizer: anotherOne }, { parameters, statistics })
 *
 * begins with another optimizer and keeps all of the model. A start without its `description` is taken at its word, if names,
 * shapes and precision fit: also by a model with, say, another rate of dropout.
 */
export type TrainingStart<M extends Layer = Layer> = Pick<TrainingState<M>, "parameters"> & Partial<TrainingState<M>>;
