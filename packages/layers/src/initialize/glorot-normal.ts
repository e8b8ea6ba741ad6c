import { defineInitializer } from "./define-initializer.js";
import { fans } from "./fans.js";

/**
 * Normal with mean 0 and standard deviation √(2 / (fanIn + fanOut)): the variance of `glorotUniform`.
 *
 * Source  Glorot & Bengio, Understanding the difficulty of training deep feedforward neural networks (2010), eq. 12
 */
export const glorotNormal = /* @__PURE__ */ defineInitializer("glorotNormal", (shape, random) => {
  const { fanIn, fanOut } = fans(shape);
  const deviation = Math.sqrt(2 / (fanIn + fanOut));
  return () => deviation * random.standardNormal();
});
