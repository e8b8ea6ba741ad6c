import { defineInitializer } from "./define-initializer.js";
import { fans } from "./fans.js";

/**
 * Normal with mean 0 and standard deviation √(2 / fanIn): keeps the size of outputs about the same from layer to layer
 * where `relu` sets half of them to 0.
 *
 * Source  He, Zhang, Ren & Sun, Delving Deep into Rectifiers (2015), eq. 10
 */
export const heNormal = /* @__PURE__ */ defineInitializer("heNormal", (shape, random) => {
  const deviation = Math.sqrt(2 / fans(shape).fanIn);
  return () => deviation * random.standardNormal();
});
