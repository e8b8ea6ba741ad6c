import type { GradientTransformation, Vector } from "@gd/tensor";
import { expectOption } from "../expect-option.js";

/** Options of `ema`. */
export interface EmaOptions {
  /** The share δ of the average that a step keeps; 0.999 unless said otherwise. */
  readonly decay?: number;
}

/** What `ema` keeps from step to step: θ̄. */
export type EmaState = { readonly averagedWeights: Vector };

/**
 * Keeps an exponential moving average of the weights, which is often better than the weights themselves. At the end of a
 * chain it sees the update u that is added to θ, and leaves it as it is:
 *
 *   θ̄ ← θ̄ + (1 − δ)(θ + u − θ̄), and θ̄ = θ + u after the first step
 *
 *   chain(adam({ learningRate: 0.001 }), ema({ decay: 0.999 }))
 *
 * `averagedWeights` finds the average in an optimizer's state.
 *
 * Throws  OptionError when the decay is not from 0 to below 1
 * Source  Polyak & Juditsky, Acceleration of Stochastic Approximation by Averaging (1992), with the decay of Tarvainen &
 *         Valpola, Mean teachers are better role models (2017)
 */
export const ema = ({ decay = 0.999 }: EmaOptions = {}): GradientTransformation<EmaState> => {
  expectOption("ema", "decay", "a number from 0 to below 1", decay);
  return {
    name: "ema",
    initialize: (ops, length) => ({ averagedWeights: ops.fill([length], 0) }),
    update({ ops, gradient, parameters, state, step }) {
      const weights = ops.add(parameters, gradient);
      // In this form an average of equal weights stays as it is: in float32, δ and 1 − δ do not add up to 1.
      const change = ops.multiply(ops.subtract(weights, state.averagedWeights), step === 0 ? 1 : 1 - decay);
      return { update: gradient, state: { averagedWeights: ops.add(state.averagedWeights, change) } };
    },
  };
};
