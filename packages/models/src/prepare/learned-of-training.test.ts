import { fitFeatures, fitTarget, openParquet, readParquet, tableOf } from "@gd/tables";
import { expect, test } from "vitest";
import { trips } from "../../test/parquet.js";
import { parquetDataset } from "./parquet-dataset.js";
import { prepareTable } from "./prepare-table.js";

test("the target is learned of the rows of the training alone", () => {
  const table = tableOf(Array.from({ length: 30 }, (_, i) => ({ x: (i * 7) % 11, y: i * i })));
  const { target, rows } = prepareTable(table, { target: "y", kind: "number", validation: 0.2, seed: 2 });
  const values = Array.from(rows.training, (row) => row * row);
  const mean = values.reduce((sum, y) => sum + y, 0) / values.length;
  const variance = values.reduce((sum, y) => sum + (y - mean) ** 2, 0) / values.length;
  expect(target.mean).toBeCloseTo(mean, 10);
  expect(target.deviation).toBeCloseTo(Math.sqrt(variance), 10);
});

const bytes = trips(60, 20);
const whole = await readParquet(bytes);
const features = fitFeatures(whole, { target: ["price", "paid", "id"] });
const target = fitTarget(whole, "price");

test("a group that was read in one precision is another in the other", async () => {
  const file = await openParquet(bytes);
  const data = parquetDataset(file, { features, target });
  const rough = await data.examples([1, 2], "float32");
  const exact = await data.examples([1, 2], "float64");
  expect(exact).toEqual(await parquetDataset(file, { features, target }).examples([1, 2], "float64"));
  expect([...exact.input.data]).not.toEqual([...rough.input.data]);
});

test("a group that could not be read is read again", async () => {
  const file = await openParquet(bytes);
  let failures = 1;
  const data = parquetDataset(
    {
      ...file,
      read: async (...given) => (failures-- > 0 ? Promise.reject(new Error("offline")) : file.read(...given)),
    },
    { features, target },
  );
  await expect(data.examples([0], "float32")).rejects.toThrow("offline");
  expect((await data.examples([0], "float32")).input.shape[0]).toBe(1);
});
