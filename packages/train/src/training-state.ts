import type { PlateauState } from "@gd/optim";
import type { Layer, Parameters } from "@gd/tensor";
import type { ParametersOf, StatisticsOf } from "./model-types.js";
import type { StateDescription } from "./state/state-description.js";

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
 * optimizer starts afresh and steps count from 0; all else that there is, such as `epoch` and `plateau`, is kept.
 *
 *   createTraining({ ...setup, optimizer: anotherOne }, { parameters, statistics })
 *
 * begins with another optimizer and keeps all of the model. A start without its `description` is taken at its word, if names,
 * shapes and precision fit: also by a model with, say, another rate of dropout.
 */
export type TrainingStart<M extends Layer = Layer> = Pick<TrainingState<M>, "parameters"> & Partial<TrainingState<M>>;
