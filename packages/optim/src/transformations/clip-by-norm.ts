import { type GradientTransformation, type None, none } from "@gd/tensor";
import { expectOption } from "../expect-option.js";
import { scaleBy } from "./scale-by.js";

/** Keeps the clipped gradient below the limit in spite of rounding; as in PyTorch's clip_grad_norm_. */
const EPSILON = 1e-6;

/**
 * Shortens the whole gradient to a length, and keeps its direction: update = g · limit / max(‖g‖₂ + 1e-6, limit). Where
 * the norm overflows, which it does in float32 at 1.8e19, the update is NaN and not 0.
 *
 * Throws  OptionError when the limit is not above 0
 * Source  Pascanu, Mikolov & Bengio, On the difficulty of training recurrent neural networks (2013), algorithm 1
 */
export const clipByNorm = (limit: number): GradientTransformation<None> => {
  expectOption("clipByNorm", "limit", "a finite number > 0", limit);
  return {
    name: "clipByNorm",
    initialize: () => none,
    update({ ops, gradient, state }) {
      const norm = ops.sqrt(ops.sum(ops.multiply(gradient, gradient)));
      const divisor = ops.maximum(ops.add(norm, EPSILON), limit);
      // 0 for a norm that is finite, else NaN, as limit / ∞ would make a gradient of 0 that nobody notices.
      const overflow = ops.subtract(norm, norm);
      return { update: scaleBy(ops, gradient, ops.divide(limit, ops.add(divisor, overflow))), state };
    },
  };
};
