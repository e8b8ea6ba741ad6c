import type { Competitor, Prepared } from "../competitor.ts";
import { SkippedError } from "../competitor.ts";
import { plainConvolutionNetwork } from "./plain-convolution-network.ts";
import { plainNetwork } from "./plain-network.ts";
import { plainOnlineNetwork } from "./plain-online-network.ts";
import { plainProduct } from "./plain-product.ts";
import { plainRegression } from "./plain-regression.ts";

/** Loops over typed arrays, as a good JavaScript programmer would write them by hand. */
export const plain = (dtype: string): Competitor => ({
  prepare(task, arrays): Prepared {
    const allocate = (source: number | ArrayLike<number>): Float32Array | Float64Array => {
      if (typeof source === "number") return dtype === "float32" ? new Float32Array(source) : new Float64Array(source);
      return dtype === "float32" ? Float32Array.from(source) : Float64Array.from(source);
    };
    if (task.kind === "network") {
      return task.batch === 1 && task.output === "sigmoid"
        ? plainOnlineNetwork(allocate, task, arrays)
        : plainNetwork(allocate, task, arrays);
    }
    if (task.kind === "convolution") return plainConvolutionNetwork(allocate, task, arrays);
    if (task.kind === "product") {
      if (task.dtype !== dtype) throw new SkippedError(`this product is in ${task.dtype}`);
      return plainProduct(allocate, task, arrays);
    }
    return plainRegression(allocate, task, arrays);
  },
});
