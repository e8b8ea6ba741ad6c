import type { PlateauState } from "@gd/optim";
import { mapLeaves, type Parameters, type Shape, type Vector } from "@gd/tensor";
import { tensorsLike } from "./tensors-like.js";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import { viewsOf } from "./views-of.js";

/** Where a training stands. */
export interface TrainingState<P extends Parameters = Parameters, S extends Parameters = Parameters> {
  /** θ: all parameters of the model in one vector. Training changes it in place. */
  readonly vector: Vector;
  /** The model's parameters: views of the vector, which change with it. */
  readonly parameters: P;
  /** What layers gather without training it. Training changes it in place. */
  readonly statistics: S;
  /** What the optimizer keeps, such as velocities. Training changes it in place. */
  readonly optimizerState: Parameters;
  /** Steps taken so far. */
  readonly step: number;
  /** Epochs completed so far. */
  readonly epoch: number;
  /** Where the learning rate stands that `train` reduces on a plateau. Updates are multiplied by its `rateFactor`. */
  readonly plateau?: PlateauState;
}

/**
 * The state before the first step.
 *
 * @param initial parameters to start from; those that the model draws from the seed unless given. They are copied.
 *
 * Throws  TrainingArgumentError when the parameters to start from are not those of the model
 */
export const initializeTraining = <In extends Shape, Out extends Shape, P extends Parameters, S extends Parameters>(
  setup: Omit<TrainingSetup<In, Out, Shape, P, S>, "loss">,
  initial?: P,
): TrainingState<P, S> => {
  const context = contextOf(setup);
  const { ops } = context;
  const drawn = setup.model.initialize(context);
  const tensors = tensorsLike(drawn, initial ?? drawn, "initializeTraining(initial)");
  const vector = ops.variable(ops.concatenate(tensors.map((leaf) => ops.from(leaf))));
  return {
    vector,
    parameters: viewsOf(ops, vector, drawn),
    statistics: mapLeaves(setup.model.initializeStatistics(context), (leaf) => ops.variable(leaf)),
    optimizerState: mapLeaves(setup.optimizer.initialize(ops, vector.shape[0]), (leaf) => ops.variable(leaf)),
    step: 0,
    epoch: 0,
  };
};
