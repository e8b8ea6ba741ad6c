import { defaultDevice, init } from "@jax-js/jax";
import type { Competitor } from "../competitor.ts";
import { jaxJsImageNetwork } from "./jax-js-image-network.ts";
import { jaxJsInference } from "./jax-js-inference.ts";
import { jaxJsNetwork } from "./jax-js-network.ts";
import { jaxJsProduct } from "./jax-js-product.ts";
import { jaxJsRegression } from "./jax-js-regression.ts";

/** jax-js with its WebAssembly backend and one jitted function for a step. Its threads need a browser's workers. */
export const jaxJs = async (): Promise<Competitor> => {
  await init("wasm");
  defaultDevice("wasm");
  return {
    network: jaxJsNetwork,
    convolution: jaxJsImageNetwork,
    regression: jaxJsRegression,
    product: jaxJsProduct,
    inference: jaxJsInference,
  };
};
