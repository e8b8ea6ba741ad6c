// Trains a small network on images, with the interpreter that `train` has by default.
import { dataset } from "@gd/data";
import { conv2d, flatten, linear, maxPool2d, relu, sequential } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import { fromElements, tensor } from "@gd/tensor";
import { train } from "@gd/train";

const images = fromElements(
  Float32Array.from({ length: 2 * 64 }, (_, i) => i / 128),
  [2, 8, 8, 1],
);
const run = train({
  model: sequential(
    conv2d(1, 4, { size: 3, padding: "same" }).at([8, 8, 1]),
    relu,
    maxPool2d({ size: 2 }),
    flatten(64),
    linear(64, 2),
  ),
  loss: softmaxCrossEntropy,
  optimizer: adam({ learningRate: 0.01 }),
  data: dataset(images, tensor([0, 1])),
  epochs: 5,
});
for await (const event of run) if (event.type === "epoch") console.log(event.loss);
