import { adam, linear, meanSquaredError, prepareTable, relu, rSquared, sequential, train } from "@gd/gd";
import { readTableFile } from "@gd/gd/node";
import { createSweep, importance, type Point, type Space } from "@gd/sweep";

const table = await readTableFile("data/penguins.csv");
const options = { target: "body_mass_g", kind: "number", validation: 0.2, seed: 1 } as const;
const { training, validation, test } = prepareTable(table, options);

const space: Space = {
  learningRate: { type: "log-uniform", low: 1e-4, high: 0.1 },
  units: { type: "integer", low: 2, high: 64, scale: "log" },
};

/** The validation loss after each epoch of a training with these values, and R² for penguins that no trial is judged by. */
const trial = async ({ learningRate, units }: Point) => {
  const model = sequential(linear(training.inputShape[0], Number(units)), relu, linear(Number(units), 1));
  const optimizer = adam({ learningRate: Number(learningRate) });
  const setup = { model, loss: meanSquaredError, optimizer, data: training, validation, epochs: 20, seed: 1 };
  const curve: number[] = [];
  for await (const event of train(setup)) {
    if (event.type === "epoch") curve.push(event.validation.loss);
    if (event.type === "end") return { curve, ...event.training.evaluate(test, { metrics: { rSquared } }) };
  }
  throw new Error("the training was ended from outside");
};

const sweep = createSweep({ space, trials: 20, seed: 1 });
for (let job = sweep.next(); job !== undefined; job = sweep.next()) {
  const { curve } = await trial(job.point);
  sweep.tell(job.key, { status: "completed", values: curve.slice(-1), curve });
}
const trials = sweep.trials().map(({ point, values: [value = Number.NaN] }) => ({ point, value }));
for (const { name, share } of importance(space, trials))
  console.log(`${name}: ${(100 * share).toFixed(0)} % of the differences`);
const [best] = trials.toSorted((one, other) => one.value - other.value);
if (best !== undefined) console.log(best.point, `R² ${(await trial(best.point)).rSquared.toFixed(3)}`);
