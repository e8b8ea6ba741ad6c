import { leaves, mapLeaves, type Parameters, type Shape, sizeOf, type Vector } from "@gd/tensor";
import { contextOf, type TrainingSetup } from "./training-setup.js";

/** Where a training stands. */
export interface TrainingState<P extends Parameters = Parameters, S extends Parameters = Parameters> {
  /** θ: all parameters of the model in one vector. Training changes it in place. */
  readonly vector: Vector;
  /** The model's parameters: views of the vector, which change with it. */
  readonly parameters: P;
  readonly statistics: S;
  readonly optimizerState: Parameters;
  /** Steps taken so far. */
  readonly step: number;
}

/**
 * The state before the first step.
 *
 * @param initial parameters to start from; those that the model draws from the seed unless given
 */
export const initializeTraining = <
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
>(
  setup: TrainingSetup<In, Out, Target, P, S>,
  initial?: P,
): TrainingState<P, S> => {
  const context = contextOf(setup);
  const { ops } = context;
  const drawn = initial ?? setup.model.initialize(context);
  const vector = ops.variable(ops.concatenate(leaves(drawn).map(([, leaf]) => ops.from(leaf))));
  let start = 0;
  const parameters = mapLeaves(drawn, ({ shape }) => {
    const view = ops.slice(vector, start, shape);
    start += sizeOf(shape);
    return view;
  });
  return {
    vector,
    parameters,
    statistics: setup.model.initializeStatistics(context),
    optimizerState: setup.optimizer.initialize(ops, start),
    step: 0,
  };
};
