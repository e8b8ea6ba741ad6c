import { expect, test } from "vitest";
import { averagedCurve } from "./averaged-curve.js";

test("a short curve is as it is", () => {
  const curve = averagedCurve(8);
  for (const [x, y] of [
    [1, 5],
    [2, 3],
    [3, 4],
  ] as const) {
    curve.add(x, y);
  }
  expect(curve.read()).toEqual({ x: [1, 2, 3], y: [5, 3, 4] });
});

test("a long one stays short, and its points are means of equally many values", () => {
  const curve = averagedCurve(8);
  for (let x = 1; x <= 1000; x++) curve.add(x, x);
  const { x, y } = curve.read();
  expect(x.length).toBeLessThanOrEqual(9);
  expect(x.at(-1)).toBe(1000);
  const each = x[0]!;
  expect(x.slice(0, -1)).toEqual(x.slice(0, -1).map((_, i) => (i + 1) * each));
  // The mean of the whole numbers from x − each + 1 to x.
  y.slice(0, -1).forEach((value, i) => {
    expect(value).toBe(x[i]! - (each - 1) / 2);
  });
});

test("a kept curve goes on as if nothing had happened", () => {
  const [one, other] = [averagedCurve(8), averagedCurve(8)];
  for (let i = 0; i < 21; i++) {
    one.add(i, i * i);
    other.add(i, i * i);
  }
  const continued = averagedCurve(8, structuredClone(one.keep()));
  for (let i = 21; i < 60; i++) {
    continued.add(i, i * i);
    other.add(i, i * i);
  }
  expect(continued.read()).toEqual(other.read());
});
