import { type Table, TableError, tableOf } from "@gd/tables";
import { ArgumentError, toArray } from "@gd/tensor";
import { describe, expect, expectTypeOf, test } from "vitest";
import { type PreparedTable, prepareTable } from "./prepare-table.js";

/** Forty rows of four patients: a class, a size, a day and a weight, which is missing once. */
const table: Table = tableOf(
  Array.from({ length: 40 }, (_, i) => ({
    kind: i % 4 === 0 ? "rare" : "common",
    size: i,
    day: new Date(Date.UTC(2024, 0, 1 + i)),
    patient: `p${i % 4}`,
    weight: i === 3 ? null : 10 * i,
  })),
  { name: "patients", columns: { patient: "category" } },
);
const sizes = ({ rows: { training, validation, test } }: Pick<PreparedTable, "rows">) =>
  [training, validation, test].map((rows) => rows.length);

test("classes have their share of all parts, and nothing is learned of what is held out", () => {
  const prepared = prepareTable(table, {
    target: "kind",
    kind: "class",
    test: 0.25,
    validation: 0.2,
    seed: 1,
    columns: { size: {} },
  });
  expect(sizes(prepared)).toEqual([24, 6, 10]);
  const { training, validation, test: held, features, target, rows } = prepared;
  expect([training.size, validation?.size, held.size]).toEqual([24, 6, 10]);
  expect(target.classes).toEqual(["common", "rare"]);
  const labels = toArray(
    training.examples(
      rows.training.map((_, i) => i),
      "float32",
    ).target,
  );
  expect(labels.filter((label) => label === 1).length).toBe(6);
  const mean = rows.training.reduce((sum, row) => sum + row, 0) / 24;
  const size = features.columns.find(({ column }) => column === "size");
  expect(size).toMatchObject({ kind: "number", center: mean });
  expect([...rows.training, ...rows.validation, ...rows.test].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 40 }, (_, i) => i),
  );
});

test("a number is standardized by the training rows, and rows without it are left out", () => {
  const prepared = prepareTable(table, { target: "weight", seed: "a" });
  expect(sizes(prepared)).toEqual([31, 0, 8]);
  expect(prepared.validation).toBe(undefined);
  expect(prepared.rows.training).not.toContain(3);
  expect(prepared.training.targetShape).toEqual([1]);
});

test("equal seeds divide equally, others not", () => {
  const of = (seed: number) => prepareTable(table, { target: "kind", seed }).rows.test;
  expect(of(1)).toEqual(of(1));
  expect(of(1)).not.toEqual(of(2));
});

test("by time the latest rows are held out; by group no patient is in two parts, and none is a feature", () => {
  const { rows } = prepareTable(table, { target: "kind", time: "day", test: 0.25 });
  expect([...rows.test]).toEqual([30, 31, 32, 33, 34, 35, 36, 37, 38, 39]);
  const grouped = prepareTable(table, { target: "size", group: "patient", test: 0.25 });
  const patients = (part: Uint32Array) => new Set([...part].map((row) => row % 4));
  expect([...patients(grouped.rows.training)].filter((patient) => patients(grouped.rows.test).has(patient))).toEqual(
    [],
  );
  expect(grouped.features.columns.map(({ column }) => column)).not.toContain("patient");
});

test("the kind of the target is that of the datasets", () => {
  const { training, target } = prepareTable(table, { target: "kind", kind: "class" });
  expectTypeOf(training.targetShape).toEqualTypeOf<readonly []>();
  expectTypeOf(target.classes).toEqualTypeOf<readonly string[]>();
});

describe("refuses", () => {
  test.each<[change: object, error: new (...given: never) => Error, message: string]>([
    [{ target: "knd" }, TableError, 'expected a column "knd"'],
    [{ target: undefined }, ArgumentError, "prepareTable(target) expects"],
    [{ target: "kind", kind: "label" }, ArgumentError, "prepareTable(kind) expects"],
    [{ target: "kind", test: 1 }, ArgumentError, "prepareTable(test) expects"],
    [{ target: "kind", validation: -0.1 }, ArgumentError, "prepareTable(validation) expects"],
    [
      { target: "kind", group: "patient", time: "day" },
      ArgumentError,
      "prepareTable(group) expects no group beside time",
    ],
    [{ target: "kind", seed: null }, ArgumentError, "prepareTable(seed) expects"],
    [{ target: "kind", tests: 0.2 }, ArgumentError, "Did you mean test?"],
  ])("%j", (options, error, message) => {
    const call = () => prepareTable(table, options as never);
    expect(call).toThrow(error);
    expect(call).toThrow(message);
  });
});
