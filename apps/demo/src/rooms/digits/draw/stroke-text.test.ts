import { expect, test } from "vitest";
import type { Stroke } from "./stroke.js";
import { readStrokes, writeStrokes } from "./stroke-text.js";

const strokes: readonly Stroke[] = [
  [
    { x: 0, y: 0 },
    { x: 0.5, y: 0.25 },
    { x: 1, y: 1 },
  ],
  [{ x: 0.123, y: 0.987 }],
];

test("strokes come back to within half a place", () => {
  const read = readStrokes(writeStrokes(strokes));
  expect(read.map((stroke) => stroke.length)).toEqual([3, 1]);
  read.flat().forEach(({ x, y }, i) => {
    const point = strokes.flat()[i]!;
    expect(Math.abs(x - point.x)).toBeLessThanOrEqual(0.5 / 64);
    expect(Math.abs(y - point.y)).toBeLessThanOrEqual(0.5 / 64);
  });
});

test("strokes that were read are written as they were", () => {
  const text = writeStrokes(strokes);
  expect(text).toBe("AAgQ..~H.");
  expect(writeStrokes(readStrokes(text))).toBe(text);
});

test("equal points in a row are one, and an address stays short", () => {
  expect(writeStrokes([new Array(50).fill({ x: 0.5, y: 0.5 })])).toBe("gg");
  const much: Stroke = Array.from({ length: 500 }, (_, i) => ({ x: (i % 64) / 64, y: 0.5 }));
  expect(writeStrokes(new Array(20).fill(much)).length).toBeLessThanOrEqual(4000);
});

test("a stroke that is too long for an address keeps its shape", () => {
  const turns = Array.from({ length: 4000 }, (_, i) => ({
    x: 0.5 + (i / 9000) * Math.cos(i / 9),
    y: 0.5 + (i / 9000) * Math.sin(i / 9),
  }));
  const text = writeStrokes([turns]);
  expect(text.length).toBeGreaterThan(1900);
  const [read] = readStrokes(text);
  for (const end of [0, -1]) {
    expect(read!.at(end)!.x).toBeCloseTo(turns.at(end)!.x, 1);
    expect(read!.at(end)!.y).toBeCloseTo(turns.at(end)!.y, 1);
  }
  const dots = turns.map((point): Stroke => [point]);
  expect(writeStrokes(dots).length).toBeGreaterThan(3900);
});

test("a text without strokes gives none", () => {
  expect(readStrokes("")).toEqual([]);
  expect(readStrokes("~~")).toEqual([]);
  expect(readStrokes("A")).toEqual([]);
});
