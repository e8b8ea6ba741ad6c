import { adam, evaluate, linear, meanSquaredError, prepareTable, relu, rSquared, sequential, train } from "@gd/gd";
import { readTableFile } from "@gd/gd/node";

/** What `score` is: the share of the variance that is explained. */
export const measure = "R²";

/** Trains on the table, and says how well the model answers for rows that it has not seen. */
export const trainModel = async () => {
  const table = await readTableFile(new URL("../data/__TABLE__", import.meta.url));
  const options = { target: "__TARGET__", kind: "number", validation: 0.2, seed: 1 } as const;
  const { training, validation, test, features, target } = prepareTable(table, options);

  const model = sequential(linear(training.inputShape[0], 32), relu, linear(32, 1));
  const setup = { model, loss: meanSquaredError, optimizer: adam({ learningRate: 0.005 }), seed: 1 };
  const run = train({ ...setup, data: training, validation, epochs: 300, earlyStopping: { patience: 20 } });
  for await (const event of run) {
    if (event.type !== "end") continue;
    // The state is that of the best epoch.
    const score = evaluate(setup, event.state, test, { metrics: { rSquared } }).rSquared;
    // 0 is the score of somebody who always answers the mean.
    return { score, guess: 0, rows: test.size, saved: { model, state: event.state, features, target } };
  }
  throw new Error("the training was ended from outside");
};
