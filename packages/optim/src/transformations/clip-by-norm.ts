import { expectNumber, type GradientTransformation, type None, none } from "@gd/tensor";
import { defineTransformation } from "./define-transformation.js";

/** Keeps the clipped gradient below the limit in spite of rounding; as in PyTorch's clip_grad_norm_. */
const EPSILON = 1e-6;

/**
 * Shortens a gradient to a maximum length, keeping its direction: update = g · limit / max(‖g‖₂ + 1e-6, limit).
 *
 * Limits  NaN, and not 0, where the norm overflows: from 1.8e19 in float32, 1.3e154 in float64. Elements whose squares vanish,
 *         below 1e-23 and 1e-162, count as 0, and are left as they are. The 1e-6 is absolute: a limit that is not much
 *         larger shortens gradients within it, too
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
      const norm = ops.sqrt(ops.sum(ops.multiply(gradient, gradient)));
      const divisor = ops.maximum(ops.add(norm, EPSILON), limit);
      // 0 for a finite norm, else NaN: limit / ∞ would be 0, and the missing gradient would go unnoticed.
      const overflow = ops.subtract(norm, norm);
      return { update: ops.scale(gradient, ops.divide(limit, ops.add(divisor, overflow))), state };
    },
  });
};
