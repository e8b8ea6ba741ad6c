import {
  accuracy,
  adam,
  applyTarget,
  evaluate,
  linear,
  prepareTable,
  relu,
  sequential,
  softmaxCrossEntropy,
  train,
} from "@gd/gd";
import { readTableFile } from "@gd/gd/node";

/** What `score` is. */
export const measure = "accuracy";

/** Trains on the table, and says how well the model answers for rows that it has not seen. */
export const trainModel = async () => {
  const table = await readTableFile(new URL("../data/__TABLE__", import.meta.url));
  const options = { target: "__TARGET__", kind: "class", validation: 0.2, seed: 1 } as const;
  const { training, validation, test, features, target, rows } = prepareTable(table, options);

  const model = sequential(linear(training.inputShape[0], 32), relu, linear(32, target.classes.length));
  const setup = { model, loss: softmaxCrossEntropy, optimizer: adam({ learningRate: 0.01 }), seed: 1 };
  const run = train({ ...setup, data: training, validation, epochs: 200, earlyStopping: { patience: 20 } });
  for await (const event of run) {
    if (event.type !== "end") continue;
    // The state is that of the best epoch.
    const score = evaluate(setup, event.state, test, { metrics: { accuracy } }).accuracy;
    // Of somebody who always answers the most frequent class.
    const labels = [...applyTarget(target, table, { rows: rows.test }).data];
    const guess =
      Math.max(...target.classes.map((_, label) => labels.filter((x) => x === label).length)) / labels.length;
    return { score, guess, rows: test.size, saved: { model, state: event.state, features, target } };
  }
  throw new Error("the training was ended from outside");
};
