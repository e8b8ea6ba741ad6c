// Trains a network on batches of a dataset, with the kernels that it needs.
import { spirals } from "@gd/data";
import { linear, relu, sequential } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import { randomStreams } from "@gd/tensor";
import { wasmInterpreterWith } from "@gd/tensor-wasm";
import { kernels } from "@gd/tensor-wasm/float32";
import { train } from "@gd/train/core";

const run = train({
  model: sequential(linear(2, 32), relu, linear(32, 3)),
  loss: softmaxCrossEntropy,
  optimizer: adam({ learningRate: 0.01 }),
  interpreter: wasmInterpreterWith([kernels]),
  data: spirals({ random: randomStreams(1).stream("points"), size: 300, classes: 3 }),
  epochs: 5,
});
for await (const event of run) if (event.type === "epoch") console.log(event.loss);
