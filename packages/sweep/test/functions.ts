import type { Point, Space } from "../src/space/space.js";

/** A function whose minimum is known, over a space. */
export interface KnownFunction {
  readonly space: Space;
  readonly valueAt: (point: Point) => number;
  readonly minimum: number;
}

/** Branin & Hoo (1972): three minima of the same value, 0.397887. */
export const branin: KnownFunction = {
  space: { x: { type: "uniform", low: -5, high: 10 }, y: { type: "uniform", low: 0, high: 15 } },
  valueAt({ x, y }) {
    const [a, b] = [Number(x), Number(y)];
    const bend = b - (5.1 / (4 * Math.PI ** 2)) * a * a + (5 / Math.PI) * a - 6;
    return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(a) + 10;
  },
  minimum: 0.397887,
};

const HEIGHTS = [1, 1.2, 3, 3.2];
const WIDTHS = [
  [10, 3, 17, 3.5, 1.7, 8],
  [0.05, 10, 17, 0.1, 8, 14],
  [3, 3.5, 1.7, 10, 17, 8],
  [17, 8, 0.05, 10, 0.1, 14],
];
const CENTRES = [
  [1312, 1696, 5569, 124, 8283, 5886],
  [2329, 4135, 8307, 3736, 1004, 9991],
  [2348, 1451, 3522, 2883, 3047, 6650],
  [4047, 8828, 8732, 5743, 1091, 381],
].map((row) => row.map((x) => x / 10_000));

/** Hartman's function of six variables (1973), whose minimum is −3.32237. */
export const hartmann6: KnownFunction = {
  space: Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`x${i}`, { type: "uniform", low: 0, high: 1 }])),
  valueAt: (point) =>
    -HEIGHTS.reduce((sum, height, i) => {
      const distance = WIDTHS[i]!.reduce(
        (total, width, d) => total + width * (Number(point[`x${d}`]) - CENTRES[i]![d]!) ** 2,
        0,
      );
      return sum + height * Math.exp(-distance);
    }, 0),
  minimum: -3.32237,
};
