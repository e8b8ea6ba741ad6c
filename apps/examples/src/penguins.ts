import { accuracy, adam, linear, prepareTable, relu, sequential, softmaxCrossEntropy, train } from "@gd/gd";
import { readTableFile, saveModelFile } from "@gd/gd/node";

const table = await readTableFile("data/penguins.csv");
const { training, test, features, target } = prepareTable(table, { target: "species", kind: "class", seed: 1 });
const model = sequential(linear(training.inputShape[0], 32), relu, linear(32, 3));
const setup = { model, loss: softmaxCrossEntropy, optimizer: adam({ learningRate: 0.01 }), seed: 1 };

for await (const event of train({ ...setup, data: training, epochs: 40 })) {
  if (event.type !== "end") continue;
  const { accuracy: share } = event.training.evaluate(test, { metrics: { accuracy } });
  console.log(`${(100 * share).toFixed(1)} % of ${test.size} penguins that it had not seen`);
  await saveModelFile("penguins.model.safetensors", { model, state: event.state, features, target });
}
