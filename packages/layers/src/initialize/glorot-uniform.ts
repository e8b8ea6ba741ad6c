import { defineInitializer } from "./define-initializer.js";
import { fans } from "./fans.js";

/**
 * Uniform in ±√(6 / (fanIn + fanOut)): keeps the variance of outputs and of gradients about the same from layer to layer
 * where the activation is nearly linear around 0.
 *
 * Source  Glorot & Bengio, Understanding the difficulty of training deep feedforward neural networks (2010), eq. 16
 */
export const glorotUniform = /* @__PURE__ */ defineInitializer("glorotUniform", (shape, random) => {
  const { fanIn, fanOut } = fans(shape);
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  return () => limit * (2 * random.uniform() - 1);
});
