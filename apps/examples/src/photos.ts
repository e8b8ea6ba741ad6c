import {
  accuracy,
  adam,
  augment,
  conv2d,
  flatten,
  flip,
  linear,
  maxPool2d,
  randomStreams,
  relu,
  sequential,
  shift,
  softmaxCrossEntropy,
  split,
  train,
} from "@gd/gd";
import { readImageFolder, saveModelFile } from "@gd/gd/node";

// A folder of images for each class.
const { dataset, classes } = await readImageFolder("photos", { size: [32, 32] });
const [training, test] = split(dataset, 0.8, randomStreams(1).stream("split"));
const data = augment(training, [shift({ pixels: 2 }), flip()], { seed: 1 });
const first = conv2d(3, 16, { size: 3, padding: "same" }).at([32, 32, 3]);
const second = conv2d(16, 32, { size: 3, padding: "same" });
const pooling = maxPool2d({ size: 2 });
const model = sequential(first, relu, pooling, second, relu, pooling, flatten(2048), linear(2048, classes.length));
const setup = { model, loss: softmaxCrossEntropy, optimizer: adam({ learningRate: 0.002 }), seed: 1 };
for await (const event of train({ ...setup, data, epochs: 15 })) {
  if (event.type !== "end") continue;
  const scores = event.training.evaluate(test, { metrics: { accuracy } });
  console.log(`${(100 * scores.accuracy).toFixed(1)} % of ${test.size} photos`);
  const target = { version: 1, column: "class", kind: "class", classes } as const;
  await saveModelFile("photos.model.safetensors", { model, state: event.state, target });
}
