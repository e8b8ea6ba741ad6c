import { batchNorm, dropout, linear, stack } from "@gd/layers";
import { fitFeatures, tableOf } from "@gd/tables";
import { createContext, tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { predictor } from "./predictor.js";

test("rows of a table that are more than a batch are answered one by one", () => {
  const rows = [3, 1, 4, 7, 5, 9, 2].map((x, i) => ({ x, sex: i % 2 === 0 ? "f" : "m" }));
  const table = tableOf(rows);
  const features = fitFeatures(table, { columns: { x: {} } });
  const model = stack([linear(4, 2)]);
  const loaded = { model, state: { parameters: model.initialize(createContext()) }, features };
  const all = predictor(loaded, { batchSize: 3 })(table);
  expect(all).toEqual(rows.flatMap((row) => predictor(loaded)([row])));
  expect(new Set(all.map(({ outputs }) => `${outputs}`)).size).toBe(7);
});

test("answers are those of evaluation, by the statistics that were gathered", () => {
  const model = stack([batchNorm(1), dropout({ rate: 0.5 })]);
  const state = {
    parameters: model.initialize(createContext()),
    statistics: [{ mean: tensor([10]), variance: tensor([4]) }, []],
  };
  const values = predictor({ model, state })([[10], [12], [16]]).map(({ outputs }) => outputs?.[0]);
  for (const [i, expected] of [0, 1, 3].entries()) expect(values[i]).toBeCloseTo(expected, 5);
});

test("a row whose output is NaN is named by its place among all", () => {
  const model = stack([linear(2, 1, { bias: false })]);
  const state = { parameters: [{ weight: tensor([[3e38], [-3e38]]) }] };
  const predict = predictor({ model, state }, { batchSize: 2 });
  expect(() =>
    predict([
      [0, 1],
      [1, 0],
      [0, 0],
      [0, 1],
      [10, 10],
    ]),
  ).toThrow("the model's output for row 5 is NaN");
});
