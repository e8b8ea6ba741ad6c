import { expect, test } from "vitest";
import { sampleCurve } from "./sample-curve.js";

test("averages the points of a column", () => {
  const points = [
    [0, 1],
    [0.2, 3],
    [1, 10],
    [2, 20],
  ] as const;
  expect(sampleCurve(points, { minimum: 0, maximum: 2, columns: 3 })).toEqual([2, 10, 20]);
});

test("interpolates where a column has no point", () => {
  const points = [
    [0, 0],
    [4, 8],
  ] as const;
  expect(sampleCurve(points, { minimum: 0, maximum: 4, columns: 5 })).toEqual([0, 2, 4, 6, 8]);
});

test("has nothing before the first point and after the last", () => {
  const points = [
    [1, 5],
    [2, 6],
  ] as const;
  expect(sampleCurve(points, { minimum: 0, maximum: 3, columns: 4 })).toEqual([undefined, 5, 6, undefined]);
});

test("a single x is one column", () => {
  expect(sampleCurve([[3, 7]], { minimum: 3, maximum: 3, columns: 2 })).toEqual([7, undefined]);
});
