import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { NetworkTask } from "../task.ts";
import type { Allocate, Elements } from "./plain-products.ts";

interface OnlineLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weight: Elements;
  readonly bias: Elements;
  readonly output: Elements;
  readonly outputGradient: Elements;
}

/** Sigmoids, squared error and gradient descent, one example a step. Each weight changes where the gradient reads it. */
export const plainOnlineNetwork = (
  allocate: Allocate,
  { sizes, examples, gain, learningRate }: NetworkTask,
  arrays: Arrays,
): Prepared => {
  const initial = arrays.float32("parameters");
  const [inputs, targets, parameters] = [
    allocate(arrays.float32("inputs")),
    allocate(arrays.float32("targets")),
    allocate(initial),
  ];
  let start = 0;
  const take = (length: number) => {
    start += length;
    return parameters.subarray(start - length, start);
  };
  const layers = sizes.slice(1).map(
    (outputs, i): OnlineLayer => ({
      inputs: sizes[i]!,
      outputs,
      weight: take(sizes[i]! * outputs),
      bias: take(outputs),
      output: allocate(outputs),
      outputGradient: allocate(outputs),
    }),
  );
  const last = layers.at(-1)!;
  const rows = Array.from({ length: examples }, (_, i) => ({
    input: inputs.subarray(i * sizes[0]!, (i + 1) * sizes[0]!),
    target: targets.subarray(i * last.outputs, (i + 1) * last.outputs),
  }));

  const step = (number: number): number => {
    const { input, target } = rows[number % examples]!;
    let x = input;
    for (let l = 0; l < layers.length; l++) {
      forward(layers[l]!, x, gain);
      x = layers[l]!.output;
    }
    let loss = 0;
    for (let j = 0; j < last.outputs; j++) {
      const difference = last.output[j]! - target[j]!;
      loss += difference * difference;
      last.outputGradient[j] = difference;
    }
    for (let l = layers.length - 1; l > 0; l--) {
      backward(layers[l]!, layers[l - 1]!.output, layers[l - 1]!.outputGradient, gain, learningRate);
    }
    backward(layers[0]!, input, undefined, gain, learningRate);
    return loss / 2;
  };

  return {
    reset: () => parameters.set(initial),
    train: (steps) => {
      for (let i = 0; i < steps; i++) step(i);
    },
    result: () => parameters,
  };
};

const forward = ({ inputs, outputs, weight, bias, output }: OnlineLayer, x: Elements, gain: number): void => {
  for (let j = 0; j < outputs; j++) output[j] = bias[j]!;
  for (let k = 0, row = 0; k < inputs; k++, row += outputs) {
    const value = x[k]!;
    for (let j = 0; j < outputs; j++) output[j] = output[j]! + value * weight[row + j]!;
  }
  for (let j = 0; j < outputs; j++) output[j] = 1 / (1 + Math.exp(-gain * output[j]!));
};

/** Changes the layer's parameters, and writes the input's gradient where an array is given for it. */
const backward = (
  { inputs, outputs, weight, bias, output, outputGradient }: OnlineLayer,
  x: Elements,
  inputGradient: Elements | undefined,
  gain: number,
  rate: number,
): void => {
  for (let j = 0; j < outputs; j++) {
    const y = output[j]!;
    const delta = outputGradient[j]! * gain * y * (1 - y);
    outputGradient[j] = delta;
    bias[j] = bias[j]! - rate * delta;
  }
  for (let k = 0, row = 0; k < inputs; k++, row += outputs) {
    const change = rate * x[k]!;
    let sum = 0;
    for (let j = 0; j < outputs; j++) {
      const delta = outputGradient[j]!;
      const w = weight[row + j]!;
      sum += w * delta;
      weight[row + j] = w - change * delta;
    }
    if (inputGradient !== undefined) inputGradient[k] = sum;
  }
};
