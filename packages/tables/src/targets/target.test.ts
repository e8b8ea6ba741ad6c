import { fromElements } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { TableError } from "../table/table-error.js";
import { tableOf } from "../table/table-of.js";
import { applyTarget } from "./apply-target.js";
import { fitTarget } from "./fit-target.js";
import { invertTarget } from "./invert-target.js";
import { parseTarget } from "./parse-target.js";

const table = tableOf(
  [
    { size: 1, color: "red", isNew: true, digit: 10, gap: 1 },
    { size: 3, color: "blue", isNew: false, digit: 9, gap: null },
    { size: 5, color: "red", isNew: true, digit: 9, gap: 1 },
    { size: 7, color: "green", isNew: false, digit: 10, gap: 2 },
  ],
  { name: "things.csv" },
);

describe("classes", () => {
  test.each([
    ["color", undefined, ["blue", "green", "red"], [2, 0, 2, 1]],
    ["isNew", undefined, ["false", "true"], [1, 0, 1, 0]],
    ["digit", "class", ["9", "10"], [1, 0, 0, 1]],
  ] as const)("of %s have labels", (column, kind, classes, labels) => {
    const target = fitTarget(table, column, kind === undefined ? {} : { kind });
    expect(target).toEqual({ version: 1, column, kind: "class", classes });
    const { data, shape, dtype } = applyTarget(target, table);
    expect([[...data], shape, dtype]).toEqual([labels, [4], "float32"]);
  });

  test("that were not learned are refused by row", () => {
    const target = fitTarget(table, "color", { rows: [0, 1] });
    expect(applyTarget(target, table, { rows: [2, 1] }).data).toEqual(Float32Array.of(1, 0));
    expect(() => applyTarget(target, table)).toThrow(
      'things.csv, row 4, column "color": expected one of the 2 classes that were learned, but received "green".',
    );
  });
});

describe("numbers", () => {
  test("are standardized, and come back in their own units", () => {
    const target = fitTarget(table, "size", { rows: [0, 1, 2], kind: "number" });
    expect(target).toMatchObject({ version: 1, column: "size", kind: "number", mean: 3 });
    expect(target.deviation).toBeCloseTo(Math.sqrt(8 / 3), 12);
    const targets = applyTarget(target, table, { dtype: "float64" });
    expect(targets.shape).toEqual([4, 1]);
    expect([...invertTarget(target, targets)].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([1, 3, 5, 7]);
    expect(invertTarget(target, [0])).toEqual(Float64Array.of(3));
    expect(invertTarget(target, fromElements(Float32Array.of(0, 0), [1, 2]))).toEqual(Float64Array.of(3, 3));
  });

  test("are kept by JSON", () => {
    const target = fitTarget(table, "size");
    expect(parseTarget(JSON.parse(JSON.stringify(target)))).toEqual(target);
  });
});

test.each([
  [
    "a missing value",
    () => fitTarget(table, "gap"),
    'things.csv, row 2, column "gap": expected a value to predict, but received none. Take the rows of rowsWith(table, "gap"), which have one.',
  ],
  [
    "one class",
    () => fitTarget(table, "color", { rows: [0, 2] }),
    "expected different values to predict, but received red alone.",
  ],
  [
    "one number",
    () => fitTarget(table, "gap", { rows: [0, 2] }),
    "expected different values to predict, but received 1 alone.",
  ],
  ["no rows", () => fitTarget(table, "size", { rows: [] }), "received no rows"],
  [
    "texts as numbers",
    () => fitTarget(table, "color", { kind: "number" }),
    'row 1, column "color": expected a finite number to predict, but received "red".',
  ],
  ["a column that is not there", () => fitTarget(table, "price"), 'expected a column "price"'],
  [
    "a class as a number",
    () => invertTarget(fitTarget(table, "color") as never, [1]),
    "invertTarget(target) expects a target of numbers",
  ],
  [
    "a deviation of 0",
    () => parseTarget({ version: 1, column: "x", kind: "number", mean: 1, deviation: 0 }),
    "parseTarget(value).deviation: expected a number > 0, but received 0.",
  ],
  [
    "a class twice",
    () => parseTarget({ version: 1, column: "x", kind: "class", classes: ["a", "a"] }),
    "parseTarget(value).classes: expected different texts",
  ],
  ["another kind", () => parseTarget({ kind: "constructor" }), 'parseTarget(value).kind: expected "class" or "number"'],
])("refuses %s", (_, call, message) => {
  expect(call).toThrow(message);
});

test("refusals of files are TableErrors", () => {
  expect(() => parseTarget(null)).toThrow(TableError);
});
