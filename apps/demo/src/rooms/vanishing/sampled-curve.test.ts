import { expect, test } from "vitest";
import { sampledCurve } from "./sampled-curve.js";

test("a curve keeps all of a few values, and of many evenly spaced ones", () => {
  const curve = sampledCurve(4);
  const added = (from: number, to: number) => {
    for (let i = from; i < to; i++) curve.add(i * 10);
    return curve.points();
  };
  expect(added(0, 4)).toEqual({ at: [0, 1, 2, 3], values: [0, 10, 20, 30] });
  expect(added(4, 5)).toEqual({ at: [0, 2, 4], values: [0, 20, 40] });
  expect(added(5, 100).at).toEqual([0, 32, 64, 96]);
  expect(curve.points().values).toEqual([0, 320, 640, 960]);
});
