import { type GradientTransformation, leaves, mapLeaves, type Parameters, type Vector } from "@gd/tensor";
import { expectOption } from "../expect-option.js";

/** Options of `accumulateGradients`. */
export interface AccumulateGradientsOptions {
  /** The number of gradients that one step of the optimizer takes. */
  readonly steps: number;
}

/** What `accumulateGradients` keeps from step to step. */
export type AccumulateGradientsState<State extends Parameters = Parameters> = {
  /** Of the gradients since the last step of the optimizer. */
  readonly sum: Vector;
  /** What the optimizer keeps. */
  readonly optimizer: State;
};

/**
 * One step of an optimizer for the mean of the gradients of n steps, as if their batches were one: the update of the
 * n-th is the optimizer's, that of the others 0. The optimizer, and its schedules with it, count their own steps. What is
 * not complete at the end of an epoch goes on in the next.
 *
 *   accumulateGradients(adam({ learningRate: 0.001 }), { steps: 4 })
 *
 * Throws  OptionError when steps is not a whole number ≥ 1
 */
export const accumulateGradients = <State extends Parameters>(
  optimizer: GradientTransformation<State>,
  { steps }: AccumulateGradientsOptions,
): GradientTransformation<AccumulateGradientsState<State>> => {
  expectOption("accumulateGradients", "steps", "a whole number ≥ 1", steps);
  return {
    name: `accumulateGradients(${optimizer.name})`,
    initialize: (ops, length) => ({ sum: ops.fill([length], 0), optimizer: optimizer.initialize(ops, length) }),
    update({ ops, gradient, state, parameters, step }) {
      // Each step comes to the same operations, of which factors of 0 and 1 choose: so one plan does for all of them.
      const keep = step % steps === 0 ? 0 : 1;
      const apply = (step + 1) % steps === 0 ? 1 : 0;
      const sum = ops.add(ops.multiply(state.sum, keep), gradient);
      const next = optimizer.update({
        ops,
        gradient: ops.divide(sum, steps),
        state: state.optimizer,
        parameters,
        step: Math.floor(step / steps),
      });
      const after = leaves(next.state).map(([, leaf]) => leaf);
      let i = 0;
      const chosen = mapLeaves(state.optimizer, (before) =>
        ops.add(ops.multiply(after[i++]!, apply), ops.multiply(before, 1 - apply)),
      );
      return { update: ops.multiply(next.update, apply), state: { sum, optimizer: chosen } };
    },
  };
};
