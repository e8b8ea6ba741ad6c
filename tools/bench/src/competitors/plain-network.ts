import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { NetworkTask } from "../task.ts";
import { plainLoss } from "./plain-loss.ts";
import { plainOptimizer } from "./plain-optimizer.ts";
import { type Allocate, product, productOfTransposed, productWithTransposed } from "./plain-products.ts";

export const plainNetwork = (allocate: Allocate, task: NetworkTask, arrays: Arrays): Prepared => {
  const { sizes, batch, examples, hidden, gain, output } = task;
  const initial = arrays.float32("parameters");
  const [inputs, targets] = [allocate(arrays.float32("inputs")), allocate(arrays.float32("targets"))];
  const [parameters, gradient] = [allocate(initial), allocate(initial.length)];
  let start = 0;
  const take = (length: number) => {
    const part = [parameters.subarray(start, start + length), gradient.subarray(start, start + length)] as const;
    start += length;
    return { values: part[0], gradient: part[1] };
  };
  const layers = sizes.slice(1).map((outputs, i) => ({
    inputs: sizes[i]!,
    outputs,
    weight: take(sizes[i]! * outputs),
    bias: take(outputs),
    output: allocate(batch * outputs),
    outputGradient: allocate(batch * outputs),
    activation: i + 2 < sizes.length ? hidden : output,
  }));
  const last = layers.at(-1)!;
  const optimizer = plainOptimizer(allocate, task, parameters, gradient);
  const loss = plainLoss(output, batch, last.outputs, last.output, last.outputGradient);
  const [inputWidth, targetWidth] = [sizes[0]! * batch, output === "softmax" ? batch : last.outputs * batch];
  const batches = Array.from({ length: Math.floor(examples / batch) }, (_, i) => ({
    input: inputs.subarray(i * inputWidth, (i + 1) * inputWidth),
    target: targets.subarray(i * targetWidth, (i + 1) * targetWidth),
  }));

  const step = (number: number): number => {
    const { input, target } = batches[number % batches.length]!;
    let x = input;
    for (const { weight, bias, inputs, outputs, output: y, activation } of layers) {
      product(x, weight.values, bias.values, y, batch, inputs, outputs);
      if (activation === "relu") for (let i = 0; i < y.length; i++) y[i] = Math.max(y[i]!, 0);
      else if (activation === "sigmoid") for (let i = 0; i < y.length; i++) y[i] = 1 / (1 + Math.exp(-gain * y[i]!));
      x = y;
    }
    const value = loss(target);
    for (let l = layers.length - 1; l >= 0; l--) {
      const { weight, bias, inputs, outputs, output: y, outputGradient: g, activation } = layers[l]!;
      if (activation === "relu") for (let i = 0; i < y.length; i++) g[i] = y[i]! > 0 ? g[i]! : 0;
      else if (activation === "sigmoid") for (let i = 0; i < y.length; i++) g[i] = g[i]! * gain * y[i]! * (1 - y[i]!);
      productOfTransposed(layers[l - 1]?.output ?? input, g, weight.gradient, inputs, batch, outputs);
      bias.gradient.fill(0);
      for (let i = 0; i < batch; i++) {
        for (let j = 0; j < outputs; j++) bias.gradient[j] = bias.gradient[j]! + g[i * outputs + j]!;
      }
      if (l > 0) productWithTransposed(g, weight.values, layers[l - 1]!.outputGradient, batch, outputs, inputs);
    }
    optimizer.step(number);
    return value;
  };

  return {
    reset: () => {
      parameters.set(initial);
      optimizer.reset();
    },
    train: (steps) => {
      for (let i = 0; i < steps; i++) step(i);
    },
    result: () => parameters,
  };
};
