import {
  batchNorm2d,
  conv2d,
  flatten,
  globalAveragePool2d,
  identity,
  linear,
  maxPool2d,
  relu,
  residual,
  type Stackable,
  stack,
} from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import type { SynchronousInterpreter } from "@gd/tensor";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { ConvolutionTask, ImageLayer, ImageShape } from "../task.ts";
import { type ShapedLayer, withShapes } from "../workloads/image-shapes.ts";
import { ourTraining } from "./our-training.ts";

/** A network of images trained step by step. */
export const ourImageNetwork = (
  interpreter: SynchronousInterpreter,
  task: ConvolutionTask,
  arrays: Arrays,
): Prepared => {
  const setup = {
    model: modelOf(task.layers, task.image),
    loss: softmaxCrossEntropy,
    optimizer: gradientDescent({ learningRate: task.learningRate }),
    interpreter,
  };
  return ourTraining(setup, task, [], arrays);
};

const modelOf = (layers: readonly ImageLayer[], image: ImageShape) =>
  stack([identity.at(image), ...withShapes(layers, image).map(partOf)]);

const partOf = ({ layer, from }: ShapedLayer): Stackable => {
  switch (layer.kind) {
    case "convolution":
      return conv2d(layer.channels, layer.filters, { size: layer.size, stride: layer.stride, padding: layer.padding });
    case "batchNorm":
      return batchNorm2d(layer.channels);
    case "relu":
      return relu;
    case "maxPool":
      return maxPool2d({ size: 2 });
    case "average":
      return globalAveragePool2d;
    case "flatten":
      return flatten(from.reduce((product, length) => product * length));
    case "linear":
      return linear(layer.inputs, layer.outputs);
    case "residual":
      return residual(modelOf(layer.layers, from));
  }
};
