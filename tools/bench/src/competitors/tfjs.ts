import { createRequire } from "node:module";
import { dirname } from "node:path";
import * as tf from "@tensorflow/tfjs-core";
// Core leaves out the gradients; they come with the layers.
import "@tensorflow/tfjs-layers";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { type Competitor, type Prepared, SkippedError } from "../competitor.ts";
import { tfjsInference } from "./tfjs-inference.ts";
import { tfjsNetwork } from "./tfjs-network.ts";
import { tfjsRegression } from "./tfjs-regression.ts";

/** TensorFlow.js with its WebAssembly backend, its gradients and its optimizers. It has threads only in browsers. */
export const tfjs = async (): Promise<Competitor> => {
  setWasmPaths(`${dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm"))}/`);
  await tf.setBackend("wasm");
  await tf.ready();
  return {
    network: tfjsNetwork,
    regression: tfjsRegression,
    inference: tfjsInference,
    convolution() {
      throw new SkippedError("its WebAssembly backend has no gradients of convolutions");
    },
    product({ size, dtype, transposed }, arrays): Prepared {
      if (dtype === "float64") throw new SkippedError("it has no float64");
      const operand = (name: string) => tf.tensor2d(arrays.float32(`${name}.float32`), [size, size]);
      const [left, right] = [operand("left"), operand("right")];
      const product = () => tf.matMul(left, right, transposed === "left", transposed === "right");
      return {
        reset: () => {},
        train: (steps) => {
          for (let i = 0; i < steps; i++) product().dispose();
        },
        result: () => Float32Array.from(product().dataSync()),
      };
    },
  };
};
