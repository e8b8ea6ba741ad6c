import { tableOf } from "@gd/tables";
import { expect, test } from "vitest";
import { planeOfColumns } from "./plane-of-columns.js";
import { EDGE } from "./point-set.js";

const table = tableOf([
  { a: 10, b: 1, kind: "x", y: 1, many: "p" },
  { a: 20, b: 5, kind: "y", y: 2, many: "q" },
  { a: null, b: 3, kind: "x", y: 3, many: "r" },
  { a: 30, b: 2, kind: "x", y: 4, many: "s" },
  { a: 14, b: 2, kind: "y", y: 5, many: "t" },
  { a: 15, b: 2, kind: "y", y: 9, many: "u" },
]);

test("two columns fill the plane, rows without one of them are left out, and classes keep their names", () => {
  const { points, classes, names } = planeOfColumns(table, { x: "a", y: "b", target: "kind" });
  expect([classes, names]).toEqual([2, ["x", "y"]]);
  expect([...points.targets]).toEqual([0, 1, 0, 1, 1]);
  expect([...points.places.subarray(0, 6)].map((place) => Math.round(100 * place) / 100)).toEqual([
    -0.9 * EDGE,
    -0.9 * EDGE,
    0,
    0.9 * EDGE,
    0.9 * EDGE,
    -0.45 * EDGE,
  ]);
});

test("numbers are standardized, and too many classes are refused in a sentence", () => {
  const { points, classes } = planeOfColumns(table, { x: "a", y: "b", target: "y" });
  expect(classes).toBe(0);
  expect(points.targets.reduce((sum, value) => sum + value)).toBeCloseTo(0, 5);
  expect(() => planeOfColumns(table, { x: "a", y: "b", target: "many" })).toThrow("at most 5 classes");
});
