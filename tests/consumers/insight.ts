import { dataset } from "@gd/data";
import { preflight } from "@gd/insight";
import { linear } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { tensor } from "@gd/tensor";

// The targets are far from 0, and the model begins there.
const data = dataset(tensor([[0], [1], [2]]), tensor([[1000], [1001], [1002]]));
const optimizer = gradientDescent({ learningRate: 0.1 });

const main = async (): Promise<void> => {
  const { findings } = await preflight({ model: linear(1, 1), loss: meanSquaredError, optimizer, data, seed: 1 });
  const { loss } = findings.find(({ name }) => name === "loss at the start")?.numbers ?? {};
  if (!(Number(loss) > 9e5)) throw new Error(`not found: ${JSON.stringify(findings)}`);
};
void main();
