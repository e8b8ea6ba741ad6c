import { expect, test } from "vitest";
import { applyFeatures } from "../features/apply-features.js";
import { fitFeatures } from "../features/fit-features.js";
import { divideRows } from "../splits/divide-rows.js";
import { repeatedRows } from "../splits/repeated-rows.js";
import { columnOf } from "./column-of.js";
import { describeTable } from "./describe-table.js";
import { rowsWith } from "./rows-with.js";
import type { Table } from "./table.js";

const WIDTH = 500;
const names = Array.from({ length: WIDTH }, (_, i) => `c${i}`);

/** A table that counts how often its columns are asked for their kinds. */
const counted = () => {
  const counts = { looks: 0 };
  const table: Table = {
    name: "wide",
    rows: 4,
    columns: names.map((name, i) => ({
      name,
      get kind() {
        counts.looks++;
        return "number" as const;
      },
      values: Float64Array.of(i, 3, i + 2, 3),
    })),
  };
  return { table, counts };
};

const features = fitFeatures(counted().table);

test.each<readonly [string, (table: Table) => unknown]>([
  ["fitFeatures", (table) => fitFeatures(table, { columns: Object.fromEntries(names.map((name) => [name, {}])) })],
  ["applyFeatures", (table) => applyFeatures(features, table)],
  ["repeatedRows", (table) => repeatedRows(table, [1], [3], { columns: names })],
  ["rowsWith", (table) => rowsWith(table, names)],
  ["describeTable", describeTable],
  ["divideRows", (table) => divideRows(table, { stratify: "c1" })],
  ["columnOf of each column", (table) => names.map((name) => columnOf(table, name))],
])("%s looks at a column a few times, and not once for each other column", (_, call) => {
  const { table, counts } = counted();
  call(table);
  expect(counts.looks).toBeLessThan(20 * WIDTH);
});

test("of columns of the same name, the first is meant", () => {
  const { table } = counted();
  const twice = { ...table, columns: [...table.columns, { ...table.columns[7]!, name: "c3" }] };
  expect(columnOf(twice, "c3")).toBe(table.columns[3]);
  expect(rowsWith(twice, ["c3"]).length).toBe(4);
});

test("columnOf refuses a column that is none, and names one that is missing", () => {
  const table = { name: "t", rows: 2, columns: [null, { name: "x", kind: "number", values: [1, 2] }] } as never;
  expect(() => columnOf(table, "x")).toThrow(
    "columnOf(table).columns[1].values expects values in a list of type Float64Array",
  );
  expect(() => columnOf(table, "y")).toThrow("columnOf(table).columns[0] expects a column");
});
