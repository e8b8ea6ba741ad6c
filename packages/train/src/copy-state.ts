import { mapLeaves, type Parameters, type Shape } from "@gd/tensor";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";
import { viewsOf } from "./views-of.js";

/**
 * A state of its own with the same values, which stays as it is while training goes on: to go back to it, or to train it
 * in another way.
 */
export const copyState = <P extends Parameters, S extends Parameters>(
  setup: Pick<TrainingSetup<Shape, Shape, Shape, P, S>, "model" | "ops" | "seed" | "observe">,
  state: TrainingState<P, S>,
): TrainingState<P, S> => {
  const { ops } = contextOf(setup);
  const vector = ops.variable(state.vector);
  return {
    ...state,
    vector,
    parameters: viewsOf(ops, vector, state.parameters),
    statistics: mapLeaves(state.statistics, ops.variable),
    optimizerState: mapLeaves(state.optimizerState, ops.variable),
  };
};
