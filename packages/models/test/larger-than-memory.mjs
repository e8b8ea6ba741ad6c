/**
 * Writes a Parquet file, or trains an epoch on it and says how much memory that took at most. By hand:
 *
 *   node test/larger-than-memory.mjs write /tmp/large.parquet 2048
 *   node --max-old-space-size=512 test/larger-than-memory.mjs train /tmp/large.parquet
 */
import { openAsBlob, statSync } from "node:fs";
import process from "node:process";
import { split } from "@gd/data";
import { linear, relu, sequential } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { parquetDataset } from "@gd/models";
import { adam } from "@gd/optim";
import { featureNames, fitFeatures, fitTarget, openParquet, readParquet } from "@gd/tables";
import { randomStreams } from "@gd/tensor";
import { train } from "@gd/train";
import { fileWriter, ParquetWriter } from "hyparquet-writer";

const COLUMNS = 20;
const ROWS_OF_A_GROUP = 50_000;

/** Columns of noise, which no compression makes smaller, and a target that follows from them. */
const write = (path, megabytes) => {
  const names = Array.from({ length: COLUMNS }, (_, i) => `x${i}`);
  const schema = [
    { name: "root", num_children: COLUMNS + 1 },
    ...[...names, "y"].map((name) => ({ name, type: "DOUBLE", repetition_type: "REQUIRED" })),
  ];
  const writer = new ParquetWriter({ writer: fileWriter(path), schema, codec: "UNCOMPRESSED" });
  const { uniform } = randomStreams("large").stream("noise");
  const groups = Math.ceil((megabytes * 1e6) / (ROWS_OF_A_GROUP * (COLUMNS + 1) * 8));
  for (let group = 0; group < groups; group++) {
    const columns = names.map(() => Float64Array.from({ length: ROWS_OF_A_GROUP }, uniform));
    const y = columns[0].map((x, row) => 3 * x - 2 * columns[1][row] + columns[2][row] * columns[3][row]);
    writer.write({
      columnData: [...names.map((name, i) => ({ name, data: columns[i] })), { name: "y", data: y }],
      rowGroupSize: ROWS_OF_A_GROUP,
    });
  }
  writer.finish();
};

const trainOn = async (path) => {
  const start = performance.now();
  const file = await openParquet(await openAsBlob(path));
  const sample = await file.read(0);
  const features = fitFeatures(sample, { target: "y" });
  const all = parquetDataset(file, { features, target: fitTarget(sample, "y") });
  const [data, validation] = split(all, 0.9, randomStreams(1).stream("split"));
  const model = sequential(linear(featureNames(features).length, 64), relu, linear(64, 64), relu, linear(64, 1));
  const setup = { model, loss: meanSquaredError, optimizer: adam({ learningRate: 0.001 }), seed: 1 };
  for await (const event of train({ ...setup, data, validation, batchSize: 256 })) {
    if (event.type !== "epoch") continue;
    const report = {
      megabytes: Math.round(statSync(path).size / 1e6),
      rows: file.rows,
      groups: file.groups.length,
      seconds: (performance.now() - start) / 1000,
      secondsOfSteps: event.seconds,
      loss: event.loss,
      validation: event.validation.loss,
      megabytesAtMost: Math.round(process.resourceUsage().maxRSS / 1000),
    };
    process.stdout.write(`${JSON.stringify(report)}\n`);
  }
};

const [, , command, path, megabytes] = process.argv;
if (command === "write") write(path, Number(megabytes));
else if (command === "train") await trainOn(path);
// For comparison: all of it at once.
else await readParquet(await openAsBlob(path));
