import * as tf from "@tensorflow/tfjs-core";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { NetworkTask } from "../task.ts";

export const tfjsNetwork = (task: NetworkTask, arrays: Arrays): Prepared => {
  const { sizes, batch, examples, output } = task;
  const [inputs, targets] = [arrays.float32("inputs"), arrays.float32("targets")];
  const initial = arrays.float32("parameters");
  let start = 0;
  const variable = (shape: number[]) => {
    const elements = initial.subarray(start, start + shape.reduce((product, size) => product * size, 1));
    start += elements.length;
    return { variable: tf.variable(tf.tensor(elements, shape)), initial: tf.tensor(elements, shape) };
  };
  const layers = sizes
    .slice(1)
    .map((outputs, i) => ({ weight: variable([sizes[i]!, outputs]), bias: variable([outputs]) }));
  const all = layers.flatMap(({ weight, bias }) => [weight, bias]);
  const width = (array: Float32Array) => array.length / examples;
  const rows = (array: Float32Array, i: number) =>
    array.subarray(i * batch * width(array), (i + 1) * batch * width(array));
  const batches = Array.from({ length: Math.floor(examples / batch) }, (_, i) => {
    const target = rows(targets, i);
    return {
      input: tf.tensor2d(rows(inputs, i), [batch, sizes[0]!]),
      target:
        output === "softmax"
          ? tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(target), "int32"), sizes.at(-1)!), "float32")
          : tf.tensor2d(target, [batch, sizes.at(-1)!]),
    };
  });

  const loss = ({ input, target }: (typeof batches)[number]): tf.Scalar => {
    let x: tf.Tensor = input;
    layers.forEach(({ weight, bias }, i) => {
      const y = tf.add(tf.matMul(x, weight.variable), bias.variable);
      const activation = i + 1 < layers.length ? task.hidden : output;
      if (activation === "relu") x = tf.relu(y);
      else x = activation === "sigmoid" ? tf.sigmoid(task.gain === 1 ? y : tf.mul(y, task.gain)) : y;
    });
    if (output === "softmax") return tf.reshape(tf.losses.softmaxCrossEntropy(target, x), []);
    return tf.div(tf.sum(tf.squaredDifference(x, target)), 2 * batch);
  };

  let optimizer = optimizerOf(task);
  return {
    reset: () => {
      for (const { variable, initial } of all) variable.assign(initial);
      optimizer.dispose();
      optimizer = optimizerOf(task);
    },
    train: (steps) => {
      for (let i = 0; i < steps; i++) optimizer.minimize(() => loss(batches[i % batches.length]!));
    },
    result: () => Float32Array.from(all.flatMap(({ variable }) => [...variable.dataSync()])),
  };
};

const optimizerOf = ({ optimizer, learningRate }: NetworkTask): tf.Optimizer => {
  switch (optimizer) {
    case "gradient-descent":
      return tf.train.sgd(learningRate);
    case "momentum":
      return tf.train.momentum(learningRate, 0.9);
    case "adam":
      return tf.train.adam(learningRate, 0.9, 0.999, 1e-8);
  }
};
