import type { GradientTransformation, Vector } from "@gd/tensor";
import { expectOption } from "../expect-option.js";

/** Options of `accumulateMomentum`. */
export interface AccumulateMomentumOptions {
  /** The share μ of the velocity that a step keeps. */
  readonly momentum: number;
  /** Looks a step ahead: false unless said otherwise. */
  readonly nesterov?: boolean;
  /** Of each parameter before the first step; 0 unless said otherwise. */
  readonly initialVelocity?: number;
}

/** What `accumulateMomentum` keeps from step to step: v. */
export type MomentumState = { readonly velocity: Vector };

/**
 * Adds up gradients with a memory that fades: v ← μv + g, update = v; with `nesterov`, update = g + μv.
 *
 * Throws  OptionError when momentum is not from 0 to below 1
 * Source  Polyak, Some methods of speeding up the convergence of iteration methods (1964); for `nesterov`, Sutskever,
 *         Martens, Dahl & Hinton, On the importance of initialization and momentum in deep learning (2013)
 */
export const accumulateMomentum = ({
  momentum,
  nesterov = false,
  initialVelocity = 0,
}: AccumulateMomentumOptions): GradientTransformation<MomentumState> => {
  expectOption("accumulateMomentum", "momentum", "a number from 0 to below 1", momentum);
  expectOption("accumulateMomentum", "initialVelocity", "a finite number", initialVelocity);
  return {
    name: "accumulateMomentum",
    initialize: (ops, length) => ({ velocity: ops.fill([length], initialVelocity) }),
    update({ ops, gradient, state }) {
      const velocity = ops.add(ops.multiply(state.velocity, momentum), gradient);
      const update = nesterov ? ops.add(gradient, ops.multiply(velocity, momentum)) : velocity;
      return { update, state: { velocity } };
    },
  };
};
