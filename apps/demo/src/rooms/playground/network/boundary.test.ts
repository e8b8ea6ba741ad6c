import { expect, test } from "vitest";
import { boundary } from "./boundary.js";

const grid = (edge: number, of: (x: number, y: number) => number): Float32Array =>
  Float32Array.from({ length: edge * edge }, (_, i) => of(i % edge, Math.floor(i / edge)));

test("a plane crosses 0 along a straight line through all rows", () => {
  const segments = boundary(
    grid(4, (x) => x - 1.25),
    4,
  );
  expect([...segments]).toEqual([1.25, 0, 1.25, 1, 1.25, 1, 1.25, 2, 1.25, 2, 1.25, 3]);
});

test("a circle has the circumference of a circle, with every end on it", () => {
  const radius = 12;
  const segments = boundary(
    grid(41, (x, y) => radius - Math.hypot(x - 20, y - 20)),
    41,
  );
  let length = 0;
  for (let i = 0; i < segments.length; i += 4) {
    const [x = 0, y = 0, toX = 0, toY = 0] = segments.subarray(i, i + 4);
    length += Math.hypot(toX - x, toY - y);
    expect(Math.abs(Math.hypot(x - 20, y - 20) - radius)).toBeLessThan(0.03);
  }
  expect(length / (2 * Math.PI * radius)).toBeCloseTo(1, 2);
});

test("where two corners across are above, the mean says whether they hang together", () => {
  const apart = [...boundary([1, -3, -3, 1], 2)];
  expect(apart).toEqual([1, 0.75, 0.75, 1, 0, 0.25, 0.25, 0]);
  const together = [...boundary([3, -1, -1, 3], 2)];
  expect(together).toEqual([0.75, 0, 1, 0.25, 0.25, 1, 0, 0.75]);
});
