import { expect, test } from "vitest";
import { alignCurves } from "./align-curves.js";

test("curves with different x share one axis", () => {
  const { x, values } = alignCurves([
    { x: [1, 2, 3], y: [10, 20, 30] },
    { x: [0, 2, 2.5], y: [5, 6, 7] },
  ]);
  expect(x).toEqual([0, 1, 2, 2.5, 3]);
  expect(values).toEqual([
    [null, 10, 20, null, 30],
    [5, null, 6, 7, null],
  ]);
});
