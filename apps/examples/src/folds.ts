import {
  accuracy,
  adam,
  applyFeatures,
  applyTarget,
  columnOf,
  crossValidate,
  dataset,
  fitFeatures,
  fitTarget,
  kFold,
  linear,
  randomStreams,
  relu,
  sequential,
  softmaxCrossEntropy,
  train,
} from "@gd/gd";
import { readTableFile } from "@gd/gd/node";

const table = await readTableFile("data/penguins.csv");
const target = fitTarget(table, "species", { kind: "class" });
const stratify = columnOf(table, "species");
const folds = kFold(table.rows, 5, randomStreams(1).stream("folds"), { stratify });
const scores = await crossValidate(folds, async ({ training, validation }) => {
  // Features are learned of each fold anew, so that it knows nothing of the rows that it is validated with.
  const features = fitFeatures(table, { rows: training, target: "species" });
  const dataOf = (rows: Uint32Array) =>
    dataset(applyFeatures(features, table, { rows }), applyTarget(target, table, { rows }));
  const data = dataOf(training);
  const model = sequential(linear(data.inputShape[0], 32), relu, linear(32, 3));
  const setup = { model, loss: softmaxCrossEntropy, optimizer: adam({ learningRate: 0.01 }), seed: 1 };
  for await (const event of train({ ...setup, data, epochs: 40 })) {
    if (event.type === "end") return event.training.evaluate(dataOf(validation), { metrics: { accuracy } });
  }
  throw new Error("a training ends");
});
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
console.log(`${percent(scores.accuracy.mean)} ± ${percent(scores.accuracy.deviation)} over ${folds.length} folds`);
