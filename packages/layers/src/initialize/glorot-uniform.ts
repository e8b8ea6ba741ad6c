import { draw } from "./draw.js";
import { fans } from "./fans.js";
import type { Initializer } from "./initializer.js";

/**
 * Uniform in ±√(6 / (fanIn + fanOut)): keeps the variance of activations and of gradients about equal from layer to
 * layer where activations are near-linear around 0.
 *
 * Source  Glorot & Bengio, Understanding the difficulty of training deep feedforward neural networks (2010), eq. 16
 */
export const glorotUniform: Initializer = (shape, random, dtype) => {
  const { fanIn, fanOut } = fans(shape);
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  return draw(shape, dtype, () => limit * (2 * random.uniform() - 1));
};
