import type { PlateauState } from "@gd/optim";
import type { Layer, Parameters } from "@gd/tensor";
import type { ParametersOf, StatisticsOf } from "./model-types.js";

/** Where a training stands: a snapshot, which nothing changes. */
export interface TrainingState<M extends Layer = Layer> {
  /** The model's parameters, θ. */
  readonly parameters: ParametersOf<M>;
  /** What layers gather without training it. */
  readonly statistics: StatisticsOf<M>;
  /** What the optimizer keeps, such as velocities. */
  readonly optimizerState: Parameters;
  /** Steps taken so far. */
  readonly step: number;
  /** Epochs completed so far. */
  readonly epoch: number;
  /** Where the learning rate stands that `train` reduces on a plateau. Updates are multiplied by its `rateFactor`. */
  readonly plateau?: PlateauState;
}

/** A model's parameters and statistics: what it predicts with. */
export type ModelState<M extends Layer = Layer> = Pick<TrainingState<M>, "parameters" | "statistics">;

/**
 * What a training starts from. Where the optimizer's state is missing, it starts afresh, as for another optimizer; steps and
 * epochs count from 0 where they are missing. Statistics may only be missing where the model has none.
 */
export type TrainingStart<M extends Layer = Layer> = Pick<TrainingState<M>, "parameters"> & Partial<TrainingState<M>>;
