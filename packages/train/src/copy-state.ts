import { leaves, mapLeaves, type Parameters } from "@gd/tensor";
import { type ContextSetup, contextOf } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";
import { viewsOf } from "./views-of.js";

/**
 * A state of its own with the same values, which stays as it is while training goes on: to go back to it, or to train it
 * in another way.
 */
export const copyState = <P extends Parameters, S extends Parameters>(
  setup: ContextSetup,
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

/** The same in the memory of an earlier copy, which is then no more. */
export const overwriteState = <P extends Parameters, S extends Parameters>(
  setup: ContextSetup,
  copy: TrainingState<P, S>,
  state: TrainingState<P, S>,
): TrainingState<P, S> => {
  const { ops } = contextOf(setup);
  const tensorsOf = ({ vector, statistics, optimizerState }: TrainingState<P, S>) =>
    leaves([vector, statistics, optimizerState]).map(([, leaf]) => leaf);
  const sources = tensorsOf(state);
  tensorsOf(copy).forEach((target, i) => void ops.assign(target, sources[i]!));
  const { vector, parameters, statistics, optimizerState } = copy;
  return { ...state, vector, parameters, statistics, optimizerState };
};
