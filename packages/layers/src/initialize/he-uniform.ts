import { draw } from "./draw.js";
import { fans } from "./fans.js";
import type { Initializer } from "./initializer.js";

/**
 * Uniform in ±√(6 / fanIn): the variance of `heNormal`, 2 / fanIn.
 *
 * Source  He, Zhang, Ren & Sun, Delving Deep into Rectifiers (2015), eq. 10
 */
export const heUniform: Initializer = (shape, random, dtype) => {
  const limit = Math.sqrt(6 / fans(shape).fanIn);
  return draw(shape, dtype, () => limit * (2 * random.uniform() - 1));
};
