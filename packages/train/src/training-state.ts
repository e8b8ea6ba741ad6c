import type { PlateauState } from "@gd/optim";
import type { Layer, Parameters } from "@gd/tensor";
import type { ParametersOf, StatisticsOf } from "./model-types.js";

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
}

/** The part of a state that predictions depend on. Coefficients are those of the step. Default: 0. */
export type ModelState<M extends Layer = Layer> = Pick<TrainingState<M>, "parameters" | "statistics"> & {
  readonly step?: number;
};

/**
 * A state for a training to start from. Statistics may be missing if the model has none. Without `optimizerState` the
 * optimizer starts afresh and steps count from 0; so do epochs if `epoch` is missing.
 */
export type TrainingStart<M extends Layer = Layer> = Pick<TrainingState<M>, "parameters"> & Partial<TrainingState<M>>;
