import { defineInitializer } from "./define-initializer.js";
import { fans } from "./fans.js";

/**
 * Uniform in ±√(6 / fanIn): the variance of `heNormal`, 2 / fanIn.
 *
 * Source  He, Zhang, Ren & Sun, Delving Deep into Rectifiers (2015), eq. 10
 */
export const heUniform = /* @__PURE__ */ defineInitializer("heUniform", (shape, random) => {
  const limit = Math.sqrt(6 / fans(shape).fanIn);
  return () => limit * (2 * random.uniform() - 1);
});
