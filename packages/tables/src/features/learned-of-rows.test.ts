import { toArray } from "@gd/tensor";
import { describe, expect, test, vi } from "vitest";
import { tableOf } from "../table/table-of.js";
import { applyFeatures } from "./apply-features.js";
import type { FeatureChoice } from "./feature-choice.js";
import { featureNames } from "./feature-names.js";
import { fitFeatures } from "./fit-features.js";

/** What some rows of a column `x` teach. */
const learned = (values: readonly (number | string | boolean | null)[], rows: readonly number[], x: FeatureChoice) => {
  const table = tableOf(values.map((value) => ({ x: value })));
  const features = fitFeatures(table, { rows, columns: { x } });
  return {
    features,
    names: featureNames(features),
    rows: toArray(applyFeatures(features, table, { dtype: "float64" })),
  };
};

describe("what is learned of some rows follows from no others", () => {
  test("which categories have features of their own", () => {
    const values = ["a", "a", "b", "c", "c", "b", "b"];
    expect(learned(values, [0, 1, 2, 3, 4], {}).names).toEqual(["x = a", "x = c", "x is another"]);
    expect(learned(values, [0, 1, 2, 3, 4], { maximumCategories: 1 }).names).toEqual(["x = a", "x is another"]);
  });

  test("whether a column varies", () => {
    const table = tableOf([0, 1, 2, 3, 4, 5].map((i) => ({ x: i < 4 ? 7 : i, y: i * i })));
    expect(featureNames(fitFeatures(table, { rows: [0, 1, 2, 3] }))).toEqual(["y"]);
  });
});

test("a missing place is no place, in the mean of places", () => {
  const { features } = learned(["low", "high", null, "high"], [0, 1, 2, 3], {
    encode: "ordinal",
    categories: ["low", "high"],
  });
  const close = (x: number) => expect.closeTo(x, 12);
  expect(features.columns[0]).toMatchObject({ center: close(2 / 3), scale: close(Math.sqrt(2) / 3) });
});

test("logarithms are standardized, and not the numbers before them", () => {
  const values = [-100, -1, 0, 3, 1000];
  const logarithms = values.map((x) => Math.sign(x) * Math.log1p(Math.abs(x)));
  const mean = logarithms.reduce((sum, x) => sum + x, 0) / 5;
  const deviation = Math.sqrt(logarithms.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 5);
  const { rows } = learned(values, [0, 1, 2, 3, 4], { log: true });
  for (const [i, [x]] of rows.entries()) expect(x).toBeCloseTo((logarithms[i]! - mean) / deviation, 12);
});

test("numbers that differ by rounding alone are not blown up", () => {
  const { rows } = learned([0.1 + 0.2, 0.3, 0.1 + 0.2], [0, 1, 2], {});
  expect(Math.max(...rows.flat().map(Math.abs))).toBeLessThan(1e-15);
});

test("of numbers that come equally often, the smallest stands for a missing one", () => {
  const { rows } = learned([5, 2, 5, 2, null], [0, 1, 2, 3, 4], {
    impute: "mostFrequent",
    scale: "none",
    marker: false,
  });
  expect(rows[4]).toEqual([2]);
});

test("moments are in UTC, wherever the machine is", () => {
  const local = ["getFullYear", "getMonth", "getDate", "getDay", "getHours", "getMinutes"] as const;
  const elsewhere = local.map((name) => vi.spyOn(Date.prototype, name).mockReturnValue(-1));
  const table = tableOf([{ x: new Date("2024-02-29T22:50:00Z") }]);
  const parts = ["year", "month", "day", "weekday", "hour", "minute"] as const;
  const [x] = fitFeatures(table, { columns: { x: { parts } } }).columns;
  for (const spy of elsewhere) spy.mockRestore();
  expect(x).toMatchObject({ parts: [2024, 2, 29, 4, 22, 50].map((center, i) => ({ part: parts[i], center })) });
});
