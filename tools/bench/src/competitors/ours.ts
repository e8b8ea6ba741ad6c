import type { Competitor } from "../competitor.ts";
import { createInterpreter } from "./create-interpreter.ts";
import { ourImageNetwork } from "./our-image-network.ts";
import { ourInference } from "./our-inference.ts";
import { ourNetwork } from "./our-network.ts";
import { ourProduct } from "./our-product.ts";
import { ourRegression } from "./our-regression.ts";

/** This repository, by the steps of `createTraining`, with the interpreter of a mode. */
export const ours = (mode: string): Competitor => ({
  network: (task, arrays) => ourNetwork(createInterpreter(mode, "float32"), task, arrays),
  convolution: (task, arrays) => ourImageNetwork(createInterpreter(mode, "float32"), task, arrays),
  regression: (task, arrays) => ourRegression(createInterpreter(mode, "float64"), task, arrays),
  product: (task, arrays) => ourProduct(createInterpreter(mode, task.dtype), task, arrays),
  inference: (task, arrays) => ourInference(createInterpreter(mode, "float32"), task, arrays),
});
