import {
  descriptionOf,
  expectSize,
  type GradientTransformation,
  isRepeatable,
  leaves,
  mapLeaves,
  type Parameters,
  repeatable,
  type Vector,
} from "@gd/tensor";

/** Options of `accumulateGradients`. */
export interface AccumulateGradientsOptions {
  /** The number of gradients in each step of the optimizer. */
  readonly steps: number;
}

/** State of `accumulateGradients`. */
export type AccumulateGradientsState<State extends Parameters = Parameters> = {
  /** The sum of the gradients since the optimizer's last step. */
  readonly sum: Vector;
  /** The state of the optimizer. */
  readonly optimizer: State;
};

/**
 * One step of an optimizer on the mean of the gradients of n steps, as if their batches were one: the n-th update is the
 * optimizer's, the others are 0. The optimizer counts its own steps, and so do its schedules. A group that the end of an
 * epoch cuts short is completed in the next.
 *
 *   accumulateGradients(adam({ learningRate: 0.001 }), { steps: 4 })
 */
export const accumulateGradients = <State extends Parameters>(
  optimizer: GradientTransformation<State>,
  { steps }: AccumulateGradientsOptions,
): GradientTransformation<AccumulateGradientsState<State>> => {
  expectSize("accumulateGradients(steps)", steps);
  const whole: GradientTransformation<AccumulateGradientsState<State>> = {
    name: `accumulateGradients(${optimizer.name})`,
    description: { type: "accumulateGradients", steps, optimizer: descriptionOf(optimizer) },
    // Factors of 0 and 1 choose, so that every step has the same operations.
    coefficients(step) {
      const keep = step % steps === 0 ? 0 : 1;
      const apply = (step + 1) % steps === 0 ? 1 : 0;
      return [keep, apply, 1 - apply, ...(optimizer.coefficients?.(Math.floor(step / steps)) ?? [])];
    },
    initialize: (ops, length) => ({ sum: ops.fill([length], 0), optimizer: optimizer.initialize(ops, length) }),
    update({ ops, gradient, state, parameters, coefficients: [keep, apply, skip, ...coefficients] }) {
      const sum = ops.add(ops.scale(state.sum, keep!), gradient);
      const mean = ops.divide(sum, steps);
      const next = optimizer.update({ ops, gradient: mean, state: state.optimizer, parameters, coefficients });
      const after = leaves(next.state).map(([, leaf]) => leaf);
      let i = 0;
      const chosen = mapLeaves(state.optimizer, (before) =>
        ops.add(ops.scale(after[i++]!, apply!), ops.scale(before, skip!)),
      );
      return { update: ops.scale(next.update, apply!), state: { sum, optimizer: chosen } };
    },
  };
  return isRepeatable(optimizer) ? repeatable(whole) : whole;
};
