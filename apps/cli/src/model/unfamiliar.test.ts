import { type Features, tableOf } from "@gd/tables";
import { expect, test } from "vitest";
import { unfamiliarInRow, unfamiliarInTable } from "./unfamiliar.js";

const scaling = { center: 0, scale: 1 };
const number = { kind: "number", log: false, fill: 0, ...scaling } as const;
const features: Features = {
  version: 1,
  columns: [
    { ...number, column: "x", marker: false },
    { ...number, column: "y", marker: true },
    { column: "city", kind: "oneHot", categories: ["Oslo", "Rome"], marker: false },
    { column: "year", kind: "ordinal", categories: ["2019", "2020"], marker: true, ...scaling },
    { column: "none", kind: "oneHot", categories: ["NA"], marker: true },
    { column: "words", kind: "text", buckets: 4 },
  ],
  ignored: [],
  notes: [],
};
const known = { x: 1, y: 2, city: "Oslo", year: 2020, none: "NA", words: "a b" };

test("what a row has that the training had not", () => {
  const unfamiliar = unfamiliarInRow(features);
  expect(unfamiliar(known)).toEqual([]);
  expect(unfamiliar({ ...known, y: null, year: undefined, none: null, words: null })).toEqual([]);
  expect(unfamiliar({ ...known, x: null, city: "NA", year: 2021 })).toEqual([
    "x is missing, and it never was in training",
    "city is missing, and it never was in training",
    "year has a value that the model has not learned: 2021",
  ]);
});

test("what rows of a table have that the training had not", () => {
  const columns = { ...features, columns: features.columns.slice(0, 3) };
  const rows = [
    { x: 1, y: 2, city: "Oslo" },
    { x: null, y: null, city: "Boston" },
    { x: null, y: 3, city: "Bern" },
  ];
  const table = tableOf(rows, { columns: { city: "category" } });
  expect(unfamiliarInTable(table, columns)).toEqual([
    "x is missing in 2 rows, and it never was in training",
    "city has values that the model has not learned: Bern, Boston",
  ]);
  expect(unfamiliarInTable(tableOf(rows.slice(0, 1), { columns: { city: "category" } }), columns)).toEqual([]);
});
