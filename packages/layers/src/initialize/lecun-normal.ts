import { defineInitializer } from "./define-initializer.js";
import { fans } from "./fans.js";

/**
 * Normal with mean 0 and standard deviation 1 / √fanIn: outputs start with the variance of the inputs. For activations
 * that are close to the identity around 0, such as `tanh`.
 *
 * Source  LeCun, Bottou, Orr & Müller, Efficient BackProp (1998), eq. 16
 */
export const lecunNormal = /* @__PURE__ */ defineInitializer("lecunNormal", (shape, random) => {
  const deviation = Math.sqrt(1 / fans(shape).fanIn);
  return () => deviation * random.standardNormal();
});
