import { regressionBowl, regressionData } from "@gd/experiments";
import { referenceInterpreter } from "@gd/tensor";
import { expect, test } from "vitest";
import { contourAt, contourHeights, sliceOf } from "./contours.js";

const bowl = regressionBowl(regressionData(), referenceInterpreter({ dtype: "float64" }));
const above = (weights: readonly number[]): number => {
  const away = weights.map((weight, i) => weight - bowl.bottom[i]!);
  return (
    away.reduce((sum, a, i) => sum + away.reduce((inner, b, j) => inner + a * b * bowl.curvature[i]![j]!, 0), 0) / 2
  );
};

test.each([
  ["least squares", bowl.bottom],
  ["some racer's weights", [-0.4, 0.3, -1.1, 2, -2.5]],
])("every point of a contour has its cost, with the other weights at %s", (_, through) => {
  for (const pair of [
    [3, 4],
    [0, 4],
    [1, 2],
  ] as const) {
    const slice = sliceOf(bowl, pair, through);
    const { center, radii, angle } = contourAt(slice, 9000)!;
    expect(radii[0]).toBeGreaterThanOrEqual(radii[1]);
    for (let turn = 0; turn < 6; turn++) {
      const [x, y] = [radii[0] * Math.cos(turn), radii[1] * Math.sin(turn)];
      const weights = [...through];
      weights[pair[0]] = center[0] + x * Math.cos(angle) - y * Math.sin(angle);
      weights[pair[1]] = center[1] + x * Math.sin(angle) + y * Math.cos(angle);
      expect(above(weights)).toBeCloseTo(9000, 6);
    }
  }
});

test("a slice has no contour below its lowest cost", () => {
  const slice = sliceOf(bowl, [3, 4], [1, 1, 1, 0, 0]);
  expect(slice.above).toBeGreaterThan(100);
  expect(contourAt(slice, slice.above - 1)).toBeUndefined();
  expect(contourAt(slice, slice.above + 1)?.center).toEqual(slice.center);
});

test("heights are 1 and 3 times powers of 10", () => {
  expect(contourHeights(10, 1000)).toEqual([10, 30, 100, 300, 1000]);
});
