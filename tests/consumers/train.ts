import { dataset } from "@gd/data";
import { linear } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { tensor } from "@gd/tensor";
import { train } from "@gd/train";

const data = dataset(tensor([[0], [1], [2]]), tensor([[1], [3], [5]]));
const optimizer = gradientDescent({ learningRate: 0.1 });

const main = async (): Promise<void> => {
  let loss = Number.POSITIVE_INFINITY;
  for await (const event of train({
    model: linear(1, 1),
    loss: meanSquaredError,
    optimizer,
    data,
    epochs: 200,
    seed: 1,
  })) {
    if (event.type === "epoch") loss = event.loss;
  }
  if (!(loss < 1e-6)) throw new Error(`y = 2x + 1 is learned with a loss of ${loss}`);
};
void main();
