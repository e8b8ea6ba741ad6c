import { expect, test } from "vitest";
import { chartHeight } from "./chart-height.js";
import { lineEnd } from "./line-end.js";

const X = [0, 1, 2, 3];

test("a line ends at its last value", () => {
  expect(lineEnd(X, [5, 4, 3, null], 10)).toEqual({ x: 2, y: 3, above: false });
  expect(lineEnd(X, [null, null, null, null], 10)).toBeUndefined();
});

test("one that goes through the top ends there, however far it went", () => {
  expect(lineEnd(X, [5, 50, 7, 5e300], 10)).toEqual({ x: 3, y: 10, above: true });
  expect(lineEnd(X, [5, 50, Number.POSITIVE_INFINITY, null], 10)).toEqual({ x: 1, y: 10, above: true });
});

test("charts grow and shrink less than their width", () => {
  expect([290, 420, 700, 1400].map((width) => chartHeight(300, width))).toEqual([207, 300, 420, 420]);
});
