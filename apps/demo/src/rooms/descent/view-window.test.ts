import { expect, test } from "vitest";
import { ticksWithin, viewWindow } from "./view-window.js";

const always = [
  [0, 0],
  [3, -4],
] as const;
const contains = ({ x, y }: ReturnType<typeof viewWindow>, [a, b]: readonly [number, number]): boolean =>
  x[0] <= a && a <= x[1] && y[0] <= b && b <= y[1];

test("shows what must be visible, with units as long across as up", () => {
  const view = viewWindow(always, [], 400, 200);
  for (const point of always) expect(contains(view, point)).toBe(true);
  expect((view.x[1] - view.x[0]) / 400).toBeCloseTo((view.y[1] - view.y[0]) / 200, 12);
});

test("grows in steps with the paths, and lets a point far away leave", () => {
  const near = viewWindow(always, [[3.9, -4.9]], 300, 300);
  expect(contains(near, [3.9, -4.9])).toBe(true);
  expect(viewWindow(always, [[3.91, -4.91]], 300, 300)).toEqual(near);
  const far = viewWindow(always, [[1e9, Number.MAX_VALUE]], 300, 300);
  expect(far.x[1] - far.x[0]).toBeLessThan(15);
});

test("ticks are round", () => {
  expect(ticksWithin([-1.2, 4.3])).toEqual([0, 2, 4]);
  expect(ticksWithin([-0.31, 0.27], 6)).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2]);
});
