import { conv2d, dropout, flatten, linear, maxPool2d, relu, sequential } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import { type Batch, type Context, repeatable, type Vector } from "@gd/tensor";
import { type Network, network } from "./network.ts";

const LECUN = "LeCun, Bottou, Bengio & Haffner, Gradient-based learning applied to document recognition (1998)";

/** The mean squared error against targets of 1 at the label and 0 elsewhere. */
const squaredErrorOfLabels = repeatable({
  name: "meanSquaredError",
  evaluate: (context: Context, output: Batch<readonly [10]>, labels: Vector) =>
    meanSquaredError.evaluate(context, output, context.ops.oneHot(labels, 10)),
});
const byAdam = { optimizer: (learningRate: (step: number) => number) => adam({ learningRate }), learningRate: 0.001 };

export const networks: readonly Network[] = [
  network({
    name: "784-300-10, squared error",
    how: "relu, adam, batches of 64",
    goal: { accuracy: 0.953, source: LECUN },
    model: sequential(linear(784, 300), relu, linear(300, 10)),
    loss: squaredErrorOfLabels,
    ...byAdam,
    batchSize: 64,
    epochs: 8,
  }),
  network({
    name: "784-500-150-10, squared error",
    how: "relu, adam, batches of 64",
    goal: { accuracy: 0.9705, source: LECUN },
    model: sequential(linear(784, 500), relu, linear(500, 150), relu, linear(150, 10)),
    loss: squaredErrorOfLabels,
    ...byAdam,
    batchSize: 64,
    epochs: 8,
  }),
  network({
    name: "784-128-10",
    how: "relu, adam, batches of 64",
    goal: { accuracy: 0.98 },
    model: sequential(linear(784, 128), relu, linear(128, 10)),
    loss: softmaxCrossEntropy,
    ...byAdam,
    batchSize: 64,
    epochs: 15,
  }),
  network({
    name: "784-800-10",
    how: "relu, adam, batches of 128",
    goal: { accuracy: 0.982 },
    model: sequential(linear(784, 800), relu, linear(800, 10)),
    loss: softmaxCrossEntropy,
    ...byAdam,
    batchSize: 128,
    epochs: 8,
  }),
  network({
    name: "784-512-512-10, dropout",
    how: "relu, dropout 0.2 and 0.5, adam, batches of 128",
    goal: { accuracy: 0.982 },
    model: sequential(
      dropout({ rate: 0.2 }),
      linear(784, 512),
      relu,
      dropout({ rate: 0.5 }),
      linear(512, 512),
      relu,
      dropout({ rate: 0.5 }),
      linear(512, 10),
    ),
    loss: softmaxCrossEntropy,
    ...byAdam,
    batchSize: 128,
    epochs: 12,
  }),
  network({
    name: "convolutions 16 and 32, then 128-10, dropout",
    how: "3 × 3, relu, 2 × 2 maximum, dropout 0.5, adam, batches of 64",
    goal: { accuracy: 0.99 },
    model: sequential(
      conv2d(1, 16, { size: 3, padding: "same" }).at([28, 28, 1]),
      relu,
      maxPool2d({ size: 2 }),
      conv2d(16, 32, { size: 3, padding: "same" }),
      relu,
      maxPool2d({ size: 2 }),
      flatten(1568),
      linear(1568, 128),
      relu,
      dropout({ rate: 0.5 }),
      linear(128, 10),
    ),
    loss: softmaxCrossEntropy,
    ...byAdam,
    batchSize: 64,
    epochs: 12,
  }),
];
