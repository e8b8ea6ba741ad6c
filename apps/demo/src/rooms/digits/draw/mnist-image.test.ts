import { expect, test } from "vitest";
import { mnistImage } from "./mnist-image.js";
import type { Stroke } from "./stroke.js";

/** The ink: its extent in pixels, its centre of mass in pixel indices, and its amount. */
const measured = (image: Uint8Array) => {
  const places = [...image.entries()].filter(([, byte]) => byte > 0);
  const columns = places.map(([i]) => i % 28);
  const rows = places.map(([i]) => Math.floor(i / 28));
  const ink = places.reduce((sum, [, byte]) => sum + byte, 0);
  const mean = (of: readonly number[]) => places.reduce((sum, [, byte], i) => sum + byte * of[i]!, 0) / ink;
  const extent = (of: readonly number[]) => Math.max(...of) - Math.min(...of) + 1;
  return { width: extent(columns), height: extent(rows), x: mean(columns), y: mean(rows), ink };
};

const ring = (x: number, y: number, across: number, down: number): Stroke =>
  Array.from({ length: 65 }, (_, i) => ({
    x: x + across * Math.sin((i / 32) * Math.PI),
    y: y - down * Math.cos((i / 32) * Math.PI),
  }));

test("an empty drawing is no image", () => {
  expect(mnistImage([])).toBeUndefined();
});

test("a digit fills a box of 20 pixels in its proportions, wherever and however large it is drawn", () => {
  const large = measured(mnistImage([ring(0.5, 0.5, 0.25, 0.45)])!);
  const small = measured(mnistImage([ring(0.2, 0.7, 0.1, 0.18)])!);
  expect(large.height).toBe(20);
  expect(small.height).toBe(20);
  expect(large.width).toBeGreaterThanOrEqual(12);
  expect(large.width).toBeLessThanOrEqual(14);
  expect(Math.abs(large.ink - small.ink) / large.ink).toBeLessThan(0.02);
  const wide = measured(mnistImage([ring(0.5, 0.5, 0.45, 0.1)])!);
  expect(wide.width).toBe(20);
  expect(wide.height).toBeLessThan(9);
});

test("its centre of mass is on the middle pixel, to within half a pixel", () => {
  // A six: most of its ink is at the bottom.
  const six: readonly Stroke[] = [
    [
      { x: 0.6, y: 0.1 },
      { x: 0.4, y: 0.6 },
    ],
    ring(0.5, 0.7, 0.15, 0.15),
  ];
  const { x, y } = measured(mnistImage(six)!);
  expect(Math.abs(x - 14)).toBeLessThanOrEqual(0.51);
  expect(Math.abs(y - 14)).toBeLessThanOrEqual(0.51);
});

test("edges are soft, and lines are full of ink", () => {
  const image = mnistImage([
    [
      { x: 0.3, y: 0.1 },
      { x: 0.7, y: 0.9 },
    ],
  ])!;
  expect(Math.max(...image)).toBeGreaterThanOrEqual(250);
  expect([...image].filter((byte) => byte > 20 && byte < 235).length).toBeGreaterThan(20);
});

test("a dot stays a dot", () => {
  const { width, height } = measured(mnistImage([[{ x: 0.9, y: 0.1 }]])!);
  expect(Math.max(width, height)).toBeLessThanOrEqual(5);
});
