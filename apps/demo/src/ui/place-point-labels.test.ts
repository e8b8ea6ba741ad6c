import { expect, test } from "vitest";
import { placePointLabels } from "./place-point-labels.js";

const frame = { left: 0, top: 0, width: 400, height: 200 };

test("a label is above its point, to the right", () => {
  const [placed] = placePointLabels([{ x: 100, y: 100, width: 60 }], 14, 8, frame);
  expect(placed!.left).toBe(108);
  expect(placed!.middle).toBeLessThan(100);
});

test("at the right edge it is to the left, at the top edge below", () => {
  const [placed] = placePointLabels([{ x: 395, y: 4, width: 60 }], 14, 8, frame);
  expect(placed!.left).toBe(395 - 8 - 60);
  expect(placed!.middle).toBeGreaterThan(4);
});

test("labels of points that are close together neither cover each other nor touch side by side", () => {
  const labels = [100, 104, 110, 118].map((x) => ({ x, y: 150, width: 70 }));
  const placed = placePointLabels(labels, 14, 8, frame);
  placed.forEach((one, i) => {
    placed.slice(i + 1).forEach((other) => {
      const apart = Math.abs(one!.left - other!.left) >= 70 + 8 || Math.abs(one!.middle - other!.middle) >= 14;
      expect(apart).toBe(true);
    });
  });
});

test("one without room is left out", () => {
  const labels = Array.from({ length: 40 }, () => ({ x: 200, y: 100, width: 300 }));
  expect(placePointLabels(labels, 14, 8, frame).filter((place) => place === undefined).length).toBeGreaterThan(20);
});
