import { describe, expect, test } from "vitest";
import type { Box } from "./edge.js";
import { layoutGraph } from "./graph-layout.js";
import { overlap } from "./place-edge-labels.js";

const SIZES: readonly (readonly number[])[] = [
  [3, 2, 2, 1],
  [1, 1],
  [5, 5, 5, 5, 5],
  [5, 1, 5, 1, 5],
  [4, 3, 4],
  ...[1, 2, 3, 4, 5].flatMap((from) => [1, 2, 3, 4, 5].map((to) => [from, to])),
];
const WIDTHS = [270, 300, 560, 810, 1100, 1400];

const inside = ({ x, y, width, height }: Box, all: { width: number; height: number }): boolean =>
  x - width / 2 >= -0.01 && x + width / 2 <= all.width + 0.01 && y - height / 2 >= 0 && y + height / 2 <= all.height;

describe.each(WIDTHS)("in %s px", (width) => {
  test.each(SIZES.map((sizes) => [sizes.join(" → "), sizes] as const))("%s: nothing overlaps", (_name, sizes) => {
    const layout = layoutGraph(sizes, width);
    expect(layout.columns.map(({ nodes }) => nodes.length)).toEqual([...sizes, 1]);
    const nodes = layout.columns.flatMap(({ nodes }) => nodes);
    const labels = layout.columns.flatMap(({ edges }) => edges.flat().flatMap(({ label }) => label ?? []));
    expect(labels).toHaveLength(sizes.slice(1).reduce((sum, size, i) => sum + size * sizes[i]!, 0));
    const boxes = [...nodes, ...labels];
    for (const [i, box] of boxes.entries()) {
      expect(inside(box, layout)).toBe(true);
      for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false);
    }
    expect(layout.height).toBeLessThan(2600);
  });
});

test("goes right if there is room, otherwise down", () => {
  expect(layoutGraph([3, 2, 2, 1], 800).direction).toBe("right");
  expect(layoutGraph([3, 2, 2, 1], 300).direction).toBe("down");
});
