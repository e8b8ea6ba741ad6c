import type { Competitor, Prepared } from "../competitor.ts";
import { createInterpreter } from "./create-interpreter.ts";
import { ourConvolution } from "./our-convolution.ts";
import { ourNetwork } from "./our-network.ts";
import { ourProduct } from "./our-product.ts";
import { ourRegression } from "./our-regression.ts";

/** This repository, by the steps of `createTraining`, with the interpreter of a mode. */
export const ours = (mode: string): Competitor => ({
  prepare(task, arrays): Prepared {
    switch (task.kind) {
      case "network":
        return ourNetwork(createInterpreter(mode, "float32"), task, arrays);
      case "convolution":
        return ourConvolution(createInterpreter(mode, "float32"), task, arrays);
      case "regression":
        return ourRegression(createInterpreter(mode, "float64"), task, arrays);
      case "product":
        return ourProduct(createInterpreter(mode, task.dtype), task, arrays);
    }
  },
});
