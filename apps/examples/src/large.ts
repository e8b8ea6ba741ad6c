import { openAsBlob } from "node:fs";
import {
  adam,
  fitFeatures,
  fitTarget,
  linear,
  meanAbsoluteError,
  meanSquaredError,
  openParquet,
  parquetDataset,
  randomStreams,
  relu,
  rSquared,
  sequential,
  split,
  train,
} from "@gd/gd";

// Three million flights, of which a few groups of rows are in memory at the same time.
const flights = await openAsBlob("node_modules/vega-datasets/data/flights-3m.parquet");
const file = await openParquet(flights, { columns: { origin: "omit", destination: "omit" } });
const sample = await file.read(0);
const columns = { date: { parts: ["weekday", "hour"] } } as const;
const features = fitFeatures(sample, { target: "delay", columns });
const target = fitTarget(sample, "delay", { kind: "number" });
const data = parquetDataset(file, { features, target });
const [training, test] = split(data, 0.9, randomStreams(1).stream("split"));
const model = sequential(linear(data.inputShape[0], 32), relu, linear(32, 1));
const setup = { model, loss: meanSquaredError, optimizer: adam({ learningRate: 0.002 }), seed: 1 };
for await (const event of train({ ...setup, data: training, batchSize: 1000, epochs: 1 })) {
  if (event.type !== "end") continue;
  const scores = await event.training.evaluate(test, { metrics: { rSquared, error: meanAbsoluteError } });
  const minutes = target.deviation * scores.error;
  console.log(`off by ${minutes.toFixed(1)} minutes for ${test.size} flights, R² ${scores.rSquared.toFixed(3)}`);
}
