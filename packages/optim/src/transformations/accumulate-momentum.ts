import { expectBoolean, expectNumber, expectOptions, type GradientTransformation, type Vector } from "@gd/tensor";
import { defineTransformation } from "./define-transformation.js";

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
export const accumulateMomentum = (options: AccumulateMomentumOptions): GradientTransformation<MomentumState> => {
  const {
    momentum,
    nesterov = false,
    initialVelocity = 0,
  } = expectOptions("accumulateMomentum", options, ["momentum", "nesterov", "initialVelocity"]);
  expectNumber("accumulateMomentum(momentum)", momentum, { from: 0, below: 1 });
  expectBoolean("accumulateMomentum(nesterov)", nesterov);
  expectNumber("accumulateMomentum(initialVelocity)", initialVelocity);
  return defineTransformation({
    name: "accumulateMomentum",
    description: { type: "accumulateMomentum", nesterov, settings: { momentum, initialVelocity } },
    descends: false,
    initialize: (ops, length) => ({ velocity: ops.fill([length], initialVelocity) }),
    update({ ops, gradient, state }) {
      const velocity = ops.add(ops.multiply(state.velocity, momentum), gradient);
      const update = nesterov ? ops.add(gradient, ops.multiply(velocity, momentum)) : velocity;
      return { update, state: { velocity } };
    },
  });
};
