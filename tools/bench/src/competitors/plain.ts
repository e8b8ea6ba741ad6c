import { type Competitor, SkippedError } from "../competitor.ts";
import { plainImageTraining } from "./plain-image-training.ts";
import { plainInference } from "./plain-inference.ts";
import { plainNetwork } from "./plain-network.ts";
import { plainOnlineNetwork } from "./plain-online-network.ts";
import { plainProduct } from "./plain-product.ts";
import type { Allocate } from "./plain-products.ts";
import { plainRegression } from "./plain-regression.ts";

/** Loops over typed arrays, as a good JavaScript programmer would write them by hand. */
export const plain = (dtype: string): Competitor => {
  const allocate: Allocate = (source) => {
    if (typeof source === "number") return dtype === "float32" ? new Float32Array(source) : new Float64Array(source);
    return dtype === "float32" ? Float32Array.from(source) : Float64Array.from(source);
  };
  return {
    network: (task, arrays) =>
      task.batch === 1 && task.output === "sigmoid"
        ? plainOnlineNetwork(allocate, task, arrays)
        : plainNetwork(allocate, task, arrays),
    convolution: (task, arrays) => plainImageTraining(allocate, task, arrays),
    regression: (task, arrays) => plainRegression(allocate, task, arrays),
    inference: (task, arrays) => plainInference(allocate, task, arrays),
    product(task, arrays) {
      if (task.dtype !== dtype) throw new SkippedError(`this product is in ${task.dtype}`);
      return plainProduct(allocate, task, arrays);
    },
  };
};
