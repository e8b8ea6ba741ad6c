import { type AsyncDataset, batches, dataset, split } from "@gd/data";
import { linear, relu, sequential } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import {
  applyFeatures,
  applyTarget,
  featureNames,
  fitFeatures,
  fitTarget,
  type NumberTarget,
  openParquet,
  type ParquetFile,
  readParquet,
} from "@gd/tables";
import { randomStreams } from "@gd/tensor";
import { train } from "@gd/train";
import { describe, expect, expectTypeOf, test } from "vitest";
import { trips } from "../../test/parquet.js";
import { parquetDataset } from "./parquet-dataset.js";

const bytes = trips(950, 100);
const ignored = { target: ["price", "paid", "id"] };
const whole = await readParquet(bytes);
const features = fitFeatures(whole, ignored);
const price = fitTarget(whole, "price", { kind: "number" });
const paid = fitTarget(whole, "paid", { kind: "class" });
const width = featureNames(features).length;

/** A file, and the groups that were read of it. */
const watched = async () => {
  const file = await openParquet(bytes);
  const read: number[] = [];
  const watching: ParquetFile = {
    ...file,
    read(group, options) {
      read.push(group);
      return file.read(group, options);
    },
  };
  return { file: watching, read };
};

const inMemory = dataset(applyFeatures(features, whole), applyTarget(price, whole));

describe("its examples", () => {
  test.each(["float32", "float64"] as const)("are those of the whole table, in %s", async (dtype) => {
    const { file } = await watched();
    const places = [949, 0, 500, 0, 99, 100];
    const numbers = await parquetDataset(file, { features, target: price }).examples(places, dtype);
    const input = applyFeatures(features, whole, { rows: places, dtype });
    expect(numbers).toEqual({ input, target: applyTarget(price, whole, { rows: places, dtype }) });
    const classes = await parquetDataset(file, { features, target: paid }).examples(places, dtype);
    expect(classes).toEqual({ input, target: applyTarget(paid, whole, { rows: places, dtype }) });
  });

  test("have shapes that follow from features and target", async () => {
    const { file } = await watched();
    const numbers = parquetDataset(file, { features, target: price });
    const classes = parquetDataset(file, { features, target: paid });
    expect(numbers).toMatchObject({ size: 950, inputShape: [width], targetShape: [1] });
    expect(classes).toMatchObject({ size: 950, inputShape: [width], targetShape: [] });
    expectTypeOf(numbers).toEqualTypeOf<AsyncDataset<readonly [number], readonly [1]>>();
    expectTypeOf(classes).toEqualTypeOf<AsyncDataset<readonly [number], readonly []>>();
  });
});

describe("groups of rows are read", () => {
  const go = async (data: AsyncDataset, seed?: number) => {
    const random = seed === undefined ? {} : { random: randomStreams(seed).stream("order") };
    for await (const _ of batches(data, { batchSize: 32, ...random }));
  };

  test("once in an epoch, whether shuffled or not", async () => {
    const { file, read } = await watched();
    const data = parquetDataset(file, { features, target: price, window: 3 });
    await go(data);
    expect(read.splice(0)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await go(data, 1);
    // The last window of the pass before may have stayed.
    expect(new Set(read).size).toBe(read.length);
    expect(read.length).toBeGreaterThan(6);
  });

  test("once in an epoch of each part, where the rows are divided", async () => {
    const { file, read } = await watched();
    const parts = split(
      parquetDataset(file, { features, target: price, window: 2 }),
      0.7,
      randomStreams(1).stream("s"),
    );
    for (const part of parts) {
      for (const seed of [undefined, 1, 2]) {
        await go(part, seed);
        const groups = read.splice(0);
        expect(new Set(groups).size).toBe(groups.length);
      }
    }
  });

  test("when they are asked for, and again only where they were not kept", async () => {
    const { file, read } = await watched();
    const data = parquetDataset(file, { features, target: price, window: 2 });
    expect(read).toEqual([]);
    for (const places of [[0], [1, 150], [99], [200], [101], [0]]) await data.examples(places, "float32");
    expect(read).toEqual([0, 1, 2, 1, 0]);
  });
});

test("a training gives the bits of the same rows in memory, in the same order", async () => {
  const { file } = await watched();
  const data = parquetDataset(file, { features, target: price, window: 3 });
  const model = sequential(linear(width, 8), relu, linear(8, 1));
  const setup = { model, loss: meanSquaredError, optimizer: adam({ learningRate: 0.02 }), seed: 1, epochs: 3 };
  const last = async (given: object) => {
    const losses: number[] = [];
    for await (const event of train({ ...setup, ...given } as typeof setup & { data: typeof inMemory })) {
      if (event.type === "epoch") losses.push(event.loss);
      if (event.type === "end") return { losses, state: event.state };
    }
    throw new Error("no end");
  };
  const order = (random: Parameters<NonNullable<typeof data.order>>[0]) => data.order!(random);
  const later = await last({ data });
  expect(later).toEqual(await last({ data: { ...inMemory, order } }));
  expect(later.losses.at(-1)).toBeLessThan(0.05);
});

describe("refused:", () => {
  test("what a row has that was not learned, by its group and row, before the first step where it comes first", async () => {
    const { file } = await watched();
    const data = parquetDataset(file, { features, target: { ...paid, classes: ["card"] } });
    const message = 'table, group 2, row 5, column "paid": expected one of the 1 classes that were learned';
    await expect(data.examples([205], "float32")).rejects.toThrow(message);
    const setup = { model: linear(width, 2), loss: softmaxCrossEntropy, optimizer: adam({ learningRate: 0.1 }) };
    await expect(train({ ...setup, data }).next()).rejects.toThrow("table, group 0, row 1");
  });

  test("numbers that the precision cannot hold, by their row", async () => {
    const { file } = await watched();
    const tiny: NumberTarget = { ...price, deviation: 1e-300 };
    const data = parquetDataset(file, { features, target: tiny });
    await expect(data.examples([205], "float32")).rejects.toThrow(
      "parquetDataset(file), in row 201 expects a value to predict that float32 can hold, but received",
    );
    expect((await data.examples([205], "float64")).target.data[0]).toBeLessThan(1e302);
  });

  test("wrong options and places", async () => {
    const { file } = await watched();
    const data = parquetDataset(file, { features, target: price });
    await expect(data.examples([0, 950], "float32")).rejects.toThrow(
      "parquetDataset.examples(places[1]) expects a whole number from 0 to 949, but received 950.",
    );
    expect(() => parquetDataset({} as ParquetFile, { features, target: price })).toThrow(
      "parquetDataset(file) expects an open Parquet file, but received",
    );
    expect(() => parquetDataset(file, { features, target: price, window: 0 })).toThrow("parquetDataset(window)");
  });
});
