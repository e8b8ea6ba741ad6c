import { expectNumber, expectOptions, type GradientTransformation, type Vector } from "@gd/tensor";
import { defineTransformation } from "./define-transformation.js";

/** Options of `ema`. */
export interface EmaOptions {
  /** The fraction δ of the average that each step keeps. Default: 0.999. */
  readonly decay?: number;
}

/** State of `ema`: θ̄. */
export type EmaState = { readonly averagedWeights: Vector };

/**
 * Keeps an exponential moving average of the weights, which often does better than the weights themselves. At the end of
 * a chain it sees the update u that is added to θ, and passes it on unchanged:
 *
 *   θ̄ ← θ̄ + (1 − δ)(θ + u − θ̄), and θ̄ = θ + u after the first step
 *
 *   chain(adam({ learningRate: 0.001 }), ema({ decay: 0.999 }))
 *
 * `averagedWeights` finds the average in an optimizer's state.
 *
 * Source  Polyak & Juditsky, Acceleration of Stochastic Approximation by Averaging (1992), with the decay of Tarvainen &
 *         Valpola, Mean teachers are better role models (2017)
 */
export const ema = (options: EmaOptions = {}): GradientTransformation<EmaState> => {
  const { decay = 0.999 } = expectOptions("ema", options, ["decay"]);
  expectNumber("ema(decay)", decay, { from: 0, below: 1 });
  return defineTransformation({
    name: "ema",
    description: { type: "ema", settings: { decay } },
    descends: false,
    coefficients: (step) => [step === 0 ? 1 : 1 - decay],
    initialize: (ops, length) => ({ averagedWeights: ops.fill([length], 0) }),
    update({ ops, gradient, parameters, state, coefficients: [share] }) {
      const weights = ops.add(parameters, gradient);
      // In this form an average of equal weights stays exactly the same: in float32, δ and 1 − δ do not add up to 1.
      const change = ops.scale(ops.subtract(weights, state.averagedWeights), share!);
      return { update: gradient, state: { averagedWeights: ops.add(state.averagedWeights, change) } };
    },
  });
};
