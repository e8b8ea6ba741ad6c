import { expect, test } from "vitest";
import { trendOf } from "./trend.js";

test("a falling error has a half-life", () => {
  const at = Array.from({ length: 101 }, (_, i) => i * 10);
  const trend = trendOf({ at, values: at.map((iteration) => 2 ** (-iteration / 50)) });
  expect(trend).toMatchObject({ span: 100, before: 2 ** -18, after: 2 ** -20 });
  expect(trend.halfLife).toBeCloseTo(50, 9);
});

test("after one step that step counts", () => {
  expect(trendOf({ at: [0, 1], values: [1, 0.5] })).toMatchObject({ span: 1, halfLife: 1 });
});

test("an error that stays, rises, or is alone never halves", () => {
  expect(trendOf({ at: [0, 1, 2], values: [1, 1, 1] }).halfLife).toBe(Infinity);
  expect(trendOf({ at: [0, 1, 2], values: [1, 2, 3] }).halfLife).toBe(Infinity);
  expect(trendOf({ at: [0], values: [1] })).toEqual({ before: 1, after: 1, span: 0, halfLife: Infinity });
});
