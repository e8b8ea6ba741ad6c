// Fits a line, step by step, on the reference.
import { linear } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { referenceInterpreter, tensor } from "@gd/tensor";
import { createTraining } from "@gd/train/core";

const training = createTraining({
  model: linear(1, 1),
  loss: meanSquaredError,
  optimizer: gradientDescent({ learningRate: 0.1 }),
  interpreter: referenceInterpreter(),
});
const input = tensor([[1], [2]]);
const target = tensor([[3], [5]]);
for (let step = 0; step < 100; step++) training.step({ input, target });
console.log(training.predict(tensor([[3]])).data);
