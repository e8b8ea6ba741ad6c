import {
  adam,
  constant,
  constantRate,
  dataset,
  linear,
  meanSquaredError,
  type ParametersOf,
  sequential,
  tensor,
  train,
} from "@gd/gd";

const data = dataset(tensor([[0], [1], [2]]), tensor([[1], [3], [5]]));
const model = sequential(linear(1, 1, { bias: constant(0.5) }));
const optimizer = adam({ learningRate: constantRate(0.1) });

const main = async (): Promise<void> => {
  let weight = 0;
  for await (const event of train({ model, loss: meanSquaredError, optimizer, data, epochs: 400, seed: 1 })) {
    if (event.type !== "end") continue;
    const parameters: ParametersOf<typeof model> = event.state.parameters;
    weight = parameters[0].weight.data[0] ?? 0;
  }
  if (!(Math.abs(weight - 2) < 1e-3)) throw new Error(`y = 2x + 1 is learned with a slope of ${weight}`);
};
void main();
