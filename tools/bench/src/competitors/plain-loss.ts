import type { NetworkTask } from "../task.ts";
import type { Elements } from "./plain-products.ts";

/** Computes the loss of the outputs against targets, and writes the gradient. */
export const plainLoss = (
  kind: NetworkTask["output"],
  batch: number,
  classes: number,
  output: Elements,
  outputGradient: Elements,
): ((target: Elements) => number) =>
  (kind === "softmax" ? crossEntropy : squaredError)(batch, classes, output, outputGradient);

const squaredError =
  (batch: number, classes: number, output: Elements, outputGradient: Elements) =>
  (target: Elements): number => {
    let value = 0;
    for (let i = 0; i < batch * classes; i++) {
      const difference = output[i]! - target[i]!;
      value += difference * difference;
      outputGradient[i] = difference / batch;
    }
    return value / (2 * batch);
  };

const crossEntropy =
  (batch: number, classes: number, output: Elements, outputGradient: Elements) =>
  (labels: Elements): number => {
    let value = 0;
    for (let row = 0; row < batch; row++) {
      const start = row * classes;
      let largest = output[start]!;
      for (let j = 1; j < classes; j++) largest = Math.max(largest, output[start + j]!);
      let sum = 0;
      for (let j = 0; j < classes; j++) {
        const exponential = Math.exp(output[start + j]! - largest);
        outputGradient[start + j] = exponential;
        sum += exponential;
      }
      for (let j = 0; j < classes; j++) outputGradient[start + j] = outputGradient[start + j]! / (sum * batch);
      const right = start + labels[row]!;
      value += Math.log(sum) - (output[right]! - largest);
      outputGradient[right] = outputGradient[right]! - 1 / batch;
    }
    return value / batch;
  };
