import {
  expectInPrecision,
  expectNumber,
  type GradientTransformation,
  type None,
  none,
  sumOfSquares,
} from "@gd/tensor";
import { defineTransformation } from "./define-transformation.js";

/** Keeps the clipped gradient below the limit in spite of rounding; as in PyTorch's clip_grad_norm_, for limits from 1e-3. */
const epsilonOf = (limit: number): number => Math.min(1e-6, limit / 1000);

/**
 * Shortens a gradient to a maximum length, keeping its direction: update = g · limit / max(‖g‖₂ + ε, limit), where
 * ε is 1e-6, or a thousandth of a limit below 1e-3.
 *
 * Limits  NaN, and not 0, for all elements where one is not finite. The ε is absolute: a gradient within the limit, but closer
 *         to it than ε, is shortened, too
 * Throws  ArgumentError where the limit is 0 or ∞ in the precision of the operations, as 1e-46 and 1e39 are in float32
 * Source  Pascanu, Mikolov & Bengio, On the difficulty of training recurrent neural networks (2013), algorithm 1
 */
export const clipByNorm = (limit: number): GradientTransformation<None> => {
  expectNumber("clipByNorm(limit)", limit, { above: 0 });
  return defineTransformation({
    name: "clipByNorm",
    description: { type: "clipByNorm", settings: { limit } },
    descends: false,
    initialize: () => none,
    update({ ops, gradient, state }) {
      expectInPrecision("clipByNorm(limit)", limit, ops.dtype);
      // Both sides of ‖g‖ + ε > limit are multiplied by the scale, in which the norm is far from the ends of the numbers.
      const { sum, scale } = sumOfSquares(ops, gradient);
      const norm = ops.sqrt(sum);
      const divisor = ops.add(norm, ops.multiply(scale, epsilonOf(limit)));
      const excess = ops.subtract(divisor, ops.multiply(scale, limit));
      const factor = ops.where(excess, ops.divide(limit, divisor), 1);
      // 0 for a finite norm, else NaN: limit / ∞ would be 0, and the missing gradient would go unnoticed.
      const overflow = ops.subtract(norm, norm);
      const scaled = ops.scale(gradient, ops.where(excess, scale, 1));
      return { update: ops.scale(scaled, ops.add(factor, overflow)), state };
    },
  });
};
