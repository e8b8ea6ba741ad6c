import {
  descriptionOf,
  expectArgument,
  expectOptions,
  expectSize,
  expectTransformation,
  type GradientTransformation,
  isRepeatable,
  leaves,
  mapLeaves,
  type Parameters,
  repeatable,
  type Scalar,
  updateOf,
  type Vector,
} from "@gd/tensor";
import { guarded } from "./define-transformation.js";

/** Options of `accumulateGradients`. */
export interface AccumulateGradientsOptions {
  /** The number of gradients in each step of the optimizer. */
  readonly steps: number;
}

/** State of `accumulateGradients`. */
export type AccumulateGradientsState<State extends Parameters = Parameters> = {
  /** Σ wᵢgᵢ since the optimizer's last step. */
  readonly sum: Vector;
  /** Σ wᵢ since then. */
  readonly weight: Scalar;
  /** The state of the optimizer. */
  readonly optimizer: State;
};

/**
 * One step of an optimizer on the gradients g of n batches, as if they were one batch: on Σ wᵢgᵢ / Σ wᵢ, where a batch
 * weighs as much as its examples, or on Σ gᵢ where the loss is a sum. The n-th update is the optimizer's, the others are 0.
 * The optimizer counts its own steps, and so do its schedules.
 *
 * `train` ends a group of batches with the epoch, even if it has fewer than n. A regularization counts once where the loss
 * is a mean, and once for each batch where it is a sum.
 *
 *   accumulateGradients(adam({ learningRate: 0.001 }), { steps: 4 })
 */
export const accumulateGradients = <State extends Parameters>(
  optimizer: GradientTransformation<State>,
  options: AccumulateGradientsOptions,
): GradientTransformation<AccumulateGradientsState<State>> => {
  expectTransformation("accumulateGradients(optimizer)", optimizer);
  const { steps } = expectOptions("accumulateGradients", options, ["steps"]);
  expectSize("accumulateGradients(steps)", steps);
  const whole = guarded<AccumulateGradientsState<State>>({
    name: `accumulateGradients(${optimizer.name})`,
    description: { type: "accumulateGradients", steps, optimizer: descriptionOf(optimizer) },
    descends: optimizer.descends,
    stepsPerUpdate: steps * (optimizer.stepsPerUpdate ?? 1),
    // Factors of 0 and 1 choose, so that every step has the same operations.
    coefficients(step) {
      const apply = (step + 1) % steps === 0 ? 1 : 0;
      return [apply, 1 - apply, ...(optimizer.coefficients?.(Math.floor(step / steps)) ?? [])];
    },
    initialize: (ops, length) => ({
      sum: ops.fill([length], 0),
      weight: ops.fill([], 0),
      optimizer: optimizer.initialize(ops, length),
    }),
    update({ state, coefficients: [apply, keep, ...coefficients], weight: ownWeight, ...input }) {
      const { ops, gradient, reduction = "mean" } = input;
      const one = ownWeight?.() ?? ops.fill([], 1);
      const weight = ops.add(state.weight, one);
      const sum = ops.add(state.sum, reduction === "sum" ? gradient : ops.scale(gradient, one));
      const combined = reduction === "sum" ? sum : ops.divideBy(sum, weight);
      const next = updateOf(optimizer, {
        ...input,
        gradient: combined,
        state: state.optimizer,
        coefficients,
        weight: () => weight,
      });
      const after = leaves(next.state).map(([, leaf]) => leaf);
      expectArgument(after.length === leaves(state.optimizer).length, {
        place: `${optimizer.name}, in the state it returns,`,
        expected: "the names of the state it received",
        received: next.state,
      });
      let i = 0;
      const chosen = mapLeaves(state.optimizer, (before) =>
        ops.add(ops.scale(after[i++]!, apply!), ops.scale(before, keep!)),
      );
      return {
        update: ops.scale(next.update, apply!),
        state: { sum: ops.scale(sum, keep!), weight: ops.scale(weight, keep!), optimizer: chosen },
      };
    },
  });
  return isRepeatable(optimizer) ? repeatable(whole) : whole;
};
