import { expect, test } from "vitest";
import { edgeAt, edgesOf, endsOf, networkLayout } from "./network-layout.js";

test.each([292, 700])("the largest network fits into %i pixels, and fingers find every unit", (width) => {
  const layout = networkLayout([2, 8, 8, 8, 8, 8, 8, 4], width);
  expect(layout.unit).toBeGreaterThanOrEqual(26);
  expect(layout.layers.at(-1)![0]!.x + layout.unit / 2).toBeCloseTo(width, 6);
  expect(layout.distance - layout.unit).toBeGreaterThanOrEqual(8);
  expect(layout.layers[1]!.at(-1)!.y + layout.unit / 2).toBeLessThanOrEqual(layout.height);
});

test("a touch finds the nearest line, and none further than its reach", () => {
  const sizes = [2, 3, 1];
  const layout = networkLayout(sizes, 400);
  const edges = edgesOf(sizes);
  expect(edges).toHaveLength(9);
  const edge = { layer: 0, from: 1, to: 2 };
  const [from, to] = endsOf(layout, edge);
  const near = { x: from.x + 0.3 * (to.x - from.x), y: from.y + 0.3 * (to.y - from.y) + 2 };
  expect(edgeAt(layout, edges, near, 8)).toEqual(edge);
  expect(edgeAt(layout, edges, { x: near.x, y: layout.height + 40 }, 8)).toBeUndefined();
});
