import type { RegressionBowl } from "@gd/experiments";

/** A line of equal cost in a slice of the bowl: an ellipse. */
export interface Contour {
  /** The cost on it, above the lowest of all. */
  readonly above: number;
  readonly center: readonly [number, number];
  /** The semi-axes, the longer one first. */
  readonly radii: readonly [number, number];
  /** Of the longer axis, counterclockwise from that of the first weight. */
  readonly angle: number;
}

/** The bowl over two weights, with the others fixed. */
export interface Slice {
  readonly center: readonly [number, number];
  /** The cost at the centre, above the lowest of all. */
  readonly above: number;
  readonly curvature: { readonly first: number; readonly both: number; readonly second: number };
}

/** The slice through some weights along two of them, by completing the square. */
export const sliceOf = (
  { bottom, curvature }: RegressionBowl,
  [first, second]: readonly [number, number],
  through: readonly number[],
): Slice => {
  const away = bottom.map((weight, i) => (i === first || i === second ? 0 : through[i]! - weight));
  const pull = curvature.map((row) => row.reduce((sum, element, i) => sum + element * away[i]!, 0));
  const [a, b, c] = [curvature[first]![first]!, curvature[first]![second]!, curvature[second]![second]!];
  const [p, q] = [pull[first]!, pull[second]!];
  const determinant = a * c - b * b;
  const [x, y] = [(b * q - c * p) / determinant, (b * p - a * q) / determinant];
  const held = away.reduce((sum, element, i) => sum + element * pull[i]!, 0);
  return {
    center: [bottom[first]! + x, bottom[second]! + y],
    above: (held + p * x + q * y) / 2,
    curvature: { first: a, both: b, second: c },
  };
};

/** The ellipse on which the cost is this far above the lowest of all; undefined if the whole slice lies higher. */
export const contourAt = ({ center, above: least, curvature }: Slice, above: number): Contour | undefined => {
  const height = above - least;
  if (height <= 0) return undefined;
  const { first, both, second } = curvature;
  const mean = (first + second) / 2;
  const spread = Math.hypot((first - second) / 2, both);
  // The longer axis is where the bowl is flattest.
  return {
    above,
    center,
    radii: [Math.sqrt((2 * height) / (mean - spread)), Math.sqrt((2 * height) / (mean + spread))],
    angle: Math.atan2(2 * both, first - second) / 2 + Math.PI / 2,
  };
};

/** 1, 3, 10, 30 … between two heights. */
export const contourHeights = (least: number, most: number): readonly number[] => {
  const heights: number[] = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.log10(most); power++) {
    for (const digit of [1, 3]) heights.push(digit * 10 ** power);
  }
  return heights.filter((height) => height >= least && height <= most);
};
