import { batchNorm, linear, sequential } from "@gd/layers";
import { fitFeatures, fitTarget, tableOf } from "@gd/tables";
import { createContext } from "@gd/tensor";
import type { Examples } from "../example.js";

const model = sequential(batchNorm(2), linear(2, 1));
const table = () =>
  tableOf([
    { size: 1, age: 3, price: 2 },
    { size: 2.5, age: 1, price: 5 },
    { size: 4, age: 1.5, price: 1 },
  ]);

/** The examples of exports. */
export const onnx: Examples = {
  exportOnnx: {
    given: () => [
      {
        model,
        state: {
          parameters: model.initialize(createContext()),
          statistics: model.initializeStatistics(createContext()),
        },
        features: fitFeatures(table(), { target: "price" }),
        target: fitTarget(table(), "price"),
        softmax: false,
      },
    ],
    takes: { "0.state": ["any name"] },
  },
};
