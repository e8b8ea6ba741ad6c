import { ArgumentError } from "@gd/tensor";
import { expect, test } from "vitest";
import type { Table } from "../table/table.js";
import { TableError } from "../table/table-error.js";
import { tableOf } from "../table/table-of.js";
import { repeatedRows } from "./repeated-rows.js";

const day = new Date(0);
const table = tableOf(
  [
    { id: 1, size: 1.5, color: "red", isNew: true, day, note: "as it was" },
    { id: 2, size: null, color: "blue", isNew: false, day, note: "another" },
    { id: 3, size: 1.5, color: "red", isNew: true, day, note: "as it was" },
    { id: 4, size: null, color: "blue", isNew: false, day, note: "another" },
    { id: 5, size: 1.5, color: "red", isNew: true, day, note: "as it is" },
    { id: 6, size: 1.5, color: "red", isNew: null, day, note: "as it was" },
  ],
  { columns: { color: "category", note: "text" } },
);
const columns = ["size", "color", "isNew", "day", "note"];

test("rows that stand among others are found, in their order, by the columns that are compared", () => {
  expect([...repeatedRows(table, [5, 4, 3, 2], [0, 1], { columns })]).toEqual([3, 2]);
  expect([...repeatedRows(table, [2, 3, 4, 5], [0, 1], { columns: ["color"] })]).toEqual([2, 3, 4, 5]);
  expect([...repeatedRows(table, [2, 3, 4, 5], [0, 1])]).toEqual([]);
  expect([...repeatedRows(table, [0, 1], [], { columns })]).toEqual([]);
});

test("as comparing each with each finds", () => {
  const rows = Array.from({ length: 400 }, (_, i) => ({
    a: (i * i) % 13,
    b: `${(i * 7) % 11}`,
    c: i % 5 === 0 ? null : i % 3,
  }));
  const some = tableOf(rows);
  const [training, held] = [rows.slice(0, 300), Array.from({ length: 100 }, (_, i) => 300 + i)];
  const known = new Set(training.map((row) => JSON.stringify(row)));
  const expected = held.filter((row) => known.has(JSON.stringify(rows[row])));
  expect(expected.length).toBeGreaterThan(20);
  expect(expected.length).toBeLessThan(100);
  expect([
    ...repeatedRows(
      some,
      held,
      training.map((_, i) => i),
    ),
  ]).toEqual(expected);
});

test("missing values are the same, and so are both zeros", () => {
  const values = Float64Array.of(
    0,
    -0,
    Number.NaN,
    new Float64Array(BigUint64Array.of(0xfff8000000000001n).buffer)[0]!,
  );
  const zeros: Table = { name: "zeros", rows: 4, columns: [{ name: "x", kind: "number", values }] };
  expect([...repeatedRows(zeros, [1, 3], [0, 2])]).toEqual([1, 3]);
  expect([...repeatedRows(zeros, [1, 3], [0])]).toEqual([1]);
});

test("the time it takes is that of the rows, not of their pairs", { timeout: 60_000 }, () => {
  const rows = 200_000;
  const values = new Float64Array(rows).map((_, i) => i % 180_000);
  const large: Table = { name: "large", rows, columns: [{ name: "x", kind: "number", values }] };
  const [training, held] = [
    new Uint32Array(160_000).map((_, i) => i),
    new Uint32Array(40_000).map((_, i) => 160_000 + i),
  ];
  expect(repeatedRows(large, held, training).length).toBe(20_000);
});

test("refuses rows and columns that there are not", () => {
  expect(() => repeatedRows(table, [6], [0])).toThrow(ArgumentError);
  expect(() => repeatedRows(table, [0], undefined as never)).toThrow(
    "repeatedRows(among) expects a list of numbers of rows",
  );
  expect(() => repeatedRows(table, [0], [1], { columns: ["colour"] })).toThrow(TableError);
  expect(() => repeatedRows(table, [0], [1], { column: ["color"] } as never)).toThrow("Did you mean columns?");
});
