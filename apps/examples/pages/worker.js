// The worker trains, and tells the page of each epoch: the page never waits.
import { adam, dataset, linear, meanSquaredError, sequential, tanh, tensor, train } from "./gd.js";

const angles = Array.from({ length: 64 }, (_, i) => (i / 32 - 1) * Math.PI);
const data = dataset(tensor(angles.map((x) => [x])), tensor(angles.map((x) => [Math.sin(x)])));
const model = sequential(linear(1, 16), tanh, linear(16, 1));
const setup = { model, loss: meanSquaredError, optimizer: adam({ learningRate: 0.01 }), seed: 1 };

for await (const event of train({ ...setup, data, epochs: 500 })) {
  if (event.type === "epoch") postMessage({ epoch: event.epoch, loss: event.loss });
  if (event.type !== "end") continue;
  const [sine] = event.training.predict(tensor([[1]])).data;
  postMessage({ answer: `sin(1) ≈ ${sine.toFixed(3)}` });
}
