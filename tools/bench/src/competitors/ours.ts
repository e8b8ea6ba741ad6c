import type { Competitor, Prepared } from "../competitor.ts";
import { createOps } from "./create-ops.ts";
import { ourConvolution } from "./our-convolution.ts";
import { ourNetwork } from "./our-network.ts";
import { ourProduct } from "./our-product.ts";
import { ourRegression } from "./our-regression.ts";

/** This repository, as its documentation says: `trainStep`, with the interpreter of a mode. */
export const ours = (mode: string): Competitor => ({
  prepare(task, arrays): Prepared {
    switch (task.kind) {
      case "network":
        return ourNetwork(createOps(mode, "float32"), task, arrays);
      case "convolution":
        return ourConvolution(createOps(mode, "float32"), task, arrays);
      case "regression":
        return ourRegression(createOps(mode, "float64"), task, arrays);
      case "product":
        return ourProduct(createOps(mode, task.dtype), task, arrays);
    }
  },
});
