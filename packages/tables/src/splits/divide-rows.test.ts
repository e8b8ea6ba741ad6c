import { ArgumentError } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { TableError } from "../table/table-error.js";
import { tableOf } from "../table/table-of.js";
import { divideRows } from "./divide-rows.js";

/** Forty rows of four patients, a quarter of them rare. */
const table = tableOf(
  Array.from({ length: 40 }, (_, i) => ({ kind: i % 4 === 0 ? "rare" : "common", day: i, patient: `p${i % 4}` })),
);
const all = ({ training, validation, test }: ReturnType<typeof divideRows>) =>
  [...training, ...validation, ...test].sort((a, b) => a - b);

test("every row is in one part, of the share that it should have", () => {
  const divided = divideRows(table, { seed: 1, test: 0.25, validation: 0.2 });
  expect([divided.training.length, divided.validation.length, divided.test.length]).toEqual([24, 6, 10]);
  expect(all(divided)).toEqual(Array.from({ length: 40 }, (_, i) => i));
  expect(divideRows(table, { seed: 1, test: 0.25, validation: 0.2 })).toEqual(divided);
  expect(divideRows(table, { seed: 2, test: 0.25, validation: 0.2 })).not.toEqual(divided);
});

test("some rows alone, none for the validation, each kind with its share", () => {
  const rows = Uint32Array.from({ length: 20 }, (_, i) => 2 * i);
  const divided = divideRows(table, { seed: 1, rows, test: 0.2, validation: 0, stratify: "kind" });
  expect([divided.training.length, divided.validation.length, divided.test.length]).toEqual([16, 0, 4]);
  expect([...divided.test].filter((row) => row % 4 === 0).length).toBe(2);
  expect(all(divided)).toEqual([...rows]);
});

test("by time the latest are held out, and those before them validated with", () => {
  const { validation, test } = divideRows(table, { seed: 1, time: "day", test: 0.25, validation: 0.2 });
  expect([...test]).toEqual([30, 31, 32, 33, 34, 35, 36, 37, 38, 39]);
  expect([...validation]).toEqual([24, 25, 26, 27, 28, 29]);
});

test("no group is in two parts", () => {
  const parts = divideRows(table, { seed: 1, group: "patient", test: 0.25, validation: 0.34 });
  const groups = [parts.training, parts.validation, parts.test].map((rows) => new Set([...rows].map((row) => row % 4)));
  expect(groups.map(({ size }) => size)).toEqual([2, 1, 1]);
  expect(new Set(groups.flatMap((group) => [...group])).size).toBe(4);
});

describe("refuses", () => {
  test.each<[options: object, error: new (...given: never) => Error, message: string]>([
    [{ group: "patint" }, TableError, 'expected a column "patint"'],
    [{ test: 1 }, ArgumentError, "divideRows(test) expects a finite number ≥ 0 and < 1"],
    [{ validation: Number.NaN }, ArgumentError, "divideRows(validation) expects"],
    [{ group: "patient", time: "day" }, ArgumentError, "expects one of time, group and stratify at most"],
    [{ seed: null }, ArgumentError, "divideRows(seed) expects"],
    [{ stratify: 3 }, ArgumentError, "divideRows(stratify) expects"],
    [{ stratfy: "kind" }, ArgumentError, "Did you mean stratify?"],
  ])("%j", (options, error, message) => {
    const call = () => divideRows(table, options as never);
    expect(call).toThrow(error);
    expect(call).toThrow(message);
  });
});
