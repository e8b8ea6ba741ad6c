import { expect, test } from "vitest";
import { MADE } from "../choices.js";
import { dividePoints } from "./divide-points.js";
import { drawnData, readDrawn, withoutPoints, withPoint, writeDrawn } from "./drawn-points.js";
import { madeData } from "./made-data.js";
import { EDGE } from "./point-set.js";

test.each(MADE)(
  "%s: as many points as wanted, in the plane, the same for the same seed, both answers as often",
  (name) => {
    const options = { size: 200, noise: 0.05, seed: 3 };
    const { classes, points } = madeData(name, options);
    expect(points.targets).toHaveLength(200);
    expect(Math.max(...points.places.map(Math.abs))).toBeLessThanOrEqual(EDGE);
    expect(madeData(name, options).points).toEqual(points);
    expect(madeData(name, { ...options, seed: 4 }).points).not.toEqual(points);
    const high = points.targets.filter((target) => target > (classes === 0 ? 0 : 0.5)).length;
    expect(high).toBeGreaterThan(70);
    expect(high).toBeLessThan(130);
  },
);

test("points drawn by hand come back from their text, in their order", () => {
  const points = [
    { class: 3, column: 0, row: 63 },
    { class: 0, column: 31, row: 5 },
  ];
  expect(readDrawn(writeDrawn(points))).toEqual(points);
  expect(readDrawn("0A")).toBeUndefined();
  expect(readDrawn("4AA")).toBeUndefined();
  expect(readDrawn("0A~")).toBeUndefined();
  const data = drawnData(points);
  expect(data.classes).toBe(4);
  // Rows go down, and x₂ up.
  expect(data.points.places[0]).toBeCloseTo(-EDGE * (63 / 64), 6);
  expect(data.points.places[1]).toBeCloseTo(-EDGE * (63 / 64), 6);
});

test("a point replaces the one that lies there, and the eraser takes its neighbours away", () => {
  const one = withPoint([], { class: 0, column: 10, row: 10 });
  expect(withPoint(one, { class: 1, column: 10, row: 10 })).toEqual([{ class: 1, column: 10, row: 10 }]);
  expect(withoutPoints(one, { column: 12, row: 8 })).toEqual([]);
  expect(withoutPoints(one, { column: 13, row: 10 })).toEqual(one);
});

test("points that are added leave the others in their part", () => {
  const { points } = madeData("xor", { size: 100, noise: 0, seed: 1 });
  const fewer = { places: points.places.slice(0, 120), targets: points.targets.slice(0, 60) };
  const [all, some] = [dividePoints(points, 0.3, 1), dividePoints(fewer, 0.3, 1)];
  expect(all.training.places.slice(0, some.training.places.length)).toEqual(some.training.places);
  expect(all.validation.places.slice(0, some.validation.places.length)).toEqual(some.validation.places);
  expect(all.training.targets.length + all.validation.targets.length).toBe(100);
  expect(Math.abs(all.validation.targets.length - 30)).toBeLessThan(12);
});
