import * as layers from "@gd/layers";
import * as losses from "@gd/losses";
import * as optimizers from "@gd/optim";
import { createContext, type GradientTransformation, type Layer, type Tensor, tensor } from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import { type AnyLoss, l1, l2 } from "@gd/train";
import type { TraceOptions } from "../../src/trace/trace.js";

const { linear, stack } = layers;
const random = createContext({ seed: 7 }).random.stream("examples");
const numbers = (...shape: readonly number[]): Tensor => randomTensor(random, shape);

const images = [6, 6, 2] as const;
const last: GradientTransformation = optimizers.gradientDescent({ learningRate: 0.1 });
const meanSquaredError: AnyLoss = losses.meanSquaredError;
const softmaxCrossEntropy: AnyLoss = losses.softmaxCrossEntropy;

/** A regression of three inputs by layers between two linear ones. */
const between = (parts: readonly Parameters<typeof stack>[0][number][], batch = 1): TraceOptions => ({
  model: stack([linear(3, 4), ...parts, linear(4, 2)]),
  loss: meanSquaredError,
  optimizer: last,
  example: { input: numbers(batch, 3), target: numbers(batch, 2) },
});

const ofImages = (model: Layer): TraceOptions => ({
  model,
  loss: softmaxCrossEntropy,
  optimizer: last,
  example: { input: numbers(...images), target: tensor(1) },
});

const byLoss = (loss: AnyLoss, target: Tensor, outputs = 3): TraceOptions => ({
  model: linear(2, outputs),
  loss,
  optimizer: last,
  example: { input: numbers(target.shape[0]!, 2), target },
});

const by = (optimizer: GradientTransformation): TraceOptions => ({
  model: layers.sequential(linear(2, 2), layers.tanh, linear(2, 1)),
  loss: losses.residualSumOfSquares,
  optimizer,
  example: { input: numbers(2), target: numbers(1) },
});

const rate = { learningRate: 0.1 } as const;

/** Something with each layer, loss and optimizer of the library. */
export const catalogue: Readonly<Record<string, TraceOptions>> = {
  relu: between([layers.relu]),
  leakyRelu: between([layers.leakyRelu]),
  elu: between([layers.elu({ alpha: 2 })]),
  gelu: between([layers.gelu]),
  "gelu by tanh": between([layers.gelu({ approximate: "tanh" })]),
  silu: between([layers.silu]),
  sigmoid: between([layers.sigmoid({ gain: 2 })]),
  tanh: between([layers.tanh]),
  softplus: between([layers.softplus]),
  softmax: between([layers.softmax]),
  logSoftmax: between([layers.logSoftmax]),
  identity: between([layers.identity]),
  dropout: between([layers.dropout({ rate: 0.5 })]),
  "dropout in evaluation": { ...between([layers.dropout({ rate: 0.5 })]), training: false },
  layerNorm: between([layers.layerNorm(4)]),
  batchNorm: between([layers.batchNorm(4)], 3),
  "batchNorm in evaluation": { ...between([layers.batchNorm(4)]), training: false },
  residual: between([layers.residual(stack([linear(4, 4), layers.relu]))]),
  "residuals within each other": between([
    layers.residual(stack([linear(4, 4), layers.residual(stack([layers.tanh.at([4]), linear(4, 4)]))])),
  ]),
  parallel: between([layers.parallel(linear(4, 1), layers.relu, linear(4, 3)), linear(8, 4)]),
  embedding: {
    model: stack([layers.embedding(5, 3), linear(3, 2)]),
    loss: softmaxCrossEntropy,
    optimizer: last,
    example: { input: tensor([3, 1, 3]), target: tensor([0, 1, 1]) },
  },
  "embedding of a sequence": {
    model: stack([layers.embedding(5, 2, { length: 3 }), layers.flatten([3, 2]), linear(6, 2, { bias: false })]),
    loss: softmaxCrossEntropy,
    optimizer: last,
    example: { input: tensor([3, 1, 3]), target: tensor(0) },
  },
  conv2d: ofImages(
    stack([layers.conv2d(2, 3, { size: 3 }).at(images), layers.relu, layers.flatten(48), linear(48, 2)]),
  ),
  "conv2d with stride": ofImages(
    stack([
      layers.conv2d(2, 3, { size: [3, 2], stride: 2, padding: "same", bias: false }).at(images),
      layers.tanh,
      layers.flatten(27),
      linear(27, 2),
    ]),
  ),
  pools: ofImages(
    stack([
      layers.conv2d(2, 2, { size: 3, padding: "same" }).at(images),
      layers.maxPool2d({ size: 3, stride: 2, padding: 1 }),
      layers.averagePool2d({ size: 2, stride: 1, padding: [1, 0] }),
      layers.globalAveragePool2d,
      linear(2, 3),
    ]),
  ),
  batchNorm2d: ofImages(
    stack([
      layers.conv2d(2, 3, { size: 3 }).at(images),
      layers.batchNorm2d(3),
      layers.globalAveragePool2d,
      linear(3, 2),
    ]),
  ),
  "a residual of images": ofImages(
    stack([
      layers.conv2d(2, 4, { size: 3, padding: "same" }).at(images),
      layers.residual(
        stack([layers.conv2d(4, 4, { size: 3, padding: "same" }).at([6, 6, 4]), layers.batchNorm2d(4), layers.relu]),
      ),
      layers.maxPool2d({ size: 2 }),
      layers.flatten(36),
      layers.dropout({ rate: 0.3 }),
      linear(36, 10),
    ]),
  ),
  "no hidden layer": byLoss(meanSquaredError, numbers(2, 3)),
  meanAbsoluteError: byLoss(losses.meanAbsoluteError, numbers(2, 3)),
  huber: byLoss(losses.huber({ delta: 0.5 }), numbers(2, 3)),
  residualSumOfSquares: byLoss(losses.residualSumOfSquares, numbers(2, 3)),
  hinge: byLoss(losses.hinge, tensor([[1], [-1]]), 1),
  sigmoidCrossEntropy: byLoss(losses.sigmoidCrossEntropy, tensor([[1, 0, 1]])),
  "softmaxCrossEntropy of probabilities": byLoss(softmaxCrossEntropy, tensor([[0.2, 0.5, 0.3]])),
  "softmaxCrossEntropy with options": byLoss(
    losses.softmaxCrossEntropy({ labelSmoothing: 0.1, classWeights: [1, 2, 3] }),
    tensor([2, 0]),
  ),
  withWeights: byLoss(
    losses.withWeights(losses.meanSquaredError),
    tensor([
      [1, 0.2, -1, 2],
      [0, 1.5, 0.3, 0.5],
    ]),
  ),
  momentum: by(optimizers.momentum({ ...rate, momentum: 0.9 })),
  nesterov: by(optimizers.nesterov({ ...rate, momentum: 0.9 })),
  adagrad: by(optimizers.adagrad(rate)),
  rmsprop: by(optimizers.rmsprop(rate)),
  adadelta: by(optimizers.adadelta()),
  adam: by(optimizers.adam(rate)),
  amsgrad: by(optimizers.adam({ ...rate, amsgrad: true })),
  adamW: by(optimizers.adamW({ ...rate, weightDecay: 0.1 })),
  adamax: by(optimizers.adamax(rate)),
  nadam: by(optimizers.nadam(rate)),
  lion: by(optimizers.lion(rate)),
  lbfgs: by(optimizers.lbfgs({ memory: 2 })),
  l2: { ...by(optimizers.gradientDescent(rate)), regularization: l2({ strength: 0.1 }) },
  "l1 and l2": {
    ...by(optimizers.adam(rate)),
    regularization: [l1({ strength: 0.1, exclude: [] }), l2({ strength: 0.2 })],
  },
  schedule: by(optimizers.gradientDescent({ learningRate: optimizers.cosineDecay({ ...rate, steps: 10 }) })),
  clipping: by(optimizers.chain(optimizers.clipByNorm(0.1), optimizers.momentum({ ...rate, momentum: 0.5 }))),
  "clipping by value": by(optimizers.chain(optimizers.clipByValue(0.1), optimizers.gradientDescent(rate))),
  "weight decay": by(optimizers.chain(optimizers.weightDecay(0.1), optimizers.gradientDescent(rate))),
};
