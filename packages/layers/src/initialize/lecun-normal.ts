import { draw } from "./draw.js";
import { fans } from "./fans.js";
import type { Initializer } from "./initializer.js";

/**
 * Normal with mean 0 and standard deviation 1 / √fanIn: outputs start with the variance of the inputs. For activations
 * that are close to the identity around 0, such as `tanh`.
 *
 * Source  LeCun, Bottou, Orr & Müller, Efficient BackProp (1998), eq. 16
 */
export const lecunNormal: Initializer = (shape, random, dtype) => {
  const deviation = Math.sqrt(1 / fans(shape).fanIn);
  return draw(shape, dtype, () => deviation * random.standardNormal());
};
