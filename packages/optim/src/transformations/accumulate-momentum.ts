import { expectNumber, type GradientTransformation, repeatable, type Vector } from "@gd/tensor";

/** Options of `accumulateMomentum`. */
export interface AccumulateMomentumOptions {
  /** The fraction μ of the velocity that each step keeps. */
  readonly momentum: number;
  /** Looks one step ahead. Default: false. */
  readonly nesterov?: boolean;
  /** The velocity of every parameter before the first step. Default: 0. */
  readonly initialVelocity?: number;
}

/** State of `accumulateMomentum`: v. */
export type MomentumState = { readonly velocity: Vector };

/**
 * Sums gradients with a fading memory: v ← μv + g, update = v; with `nesterov`, update = g + μv.
 *
 * Source  Polyak, Some methods of speeding up the convergence of iteration methods (1964); for `nesterov`, Sutskever,
 *         Martens, Dahl & Hinton, On the importance of initialization and momentum in deep learning (2013)
 */
export const accumulateMomentum = ({
  momentum,
  nesterov = false,
  initialVelocity = 0,
}: AccumulateMomentumOptions): GradientTransformation<MomentumState> => {
  expectNumber("accumulateMomentum(momentum)", momentum, { from: 0, below: 1 });
  expectNumber("accumulateMomentum(initialVelocity)", initialVelocity);
  return repeatable({
    name: "accumulateMomentum",
    description: { type: "accumulateMomentum", nesterov },
    initialize: (ops, length) => ({ velocity: ops.fill([length], initialVelocity) }),
    update({ ops, gradient, state }) {
      const velocity = ops.add(ops.multiply(state.velocity, momentum), gradient);
      const update = nesterov ? ops.add(gradient, ops.multiply(velocity, momentum)) : velocity;
      return { update, state: { velocity } };
    },
  });
};
