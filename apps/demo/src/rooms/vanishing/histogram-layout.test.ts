import { type Magnitudes, OCTAVES } from "@gd/experiments";
import { expect, test } from "vitest";
import { barsPath, histogramBars, placeOf } from "./histogram-layout.js";

const LENGTH = OCTAVES.last - OCTAVES.first + 1;
const counted = (
  zeros: number,
  positive: Record<number, number>,
  negative: Record<number, number> = {},
): Magnitudes => {
  const spread = (octaves: Record<number, number>) =>
    Uint32Array.from({ length: LENGTH }, (_, i) => octaves[i + OCTAVES.first] ?? 0);
  return {
    count: 0,
    zeros,
    largest: 0,
    mean: 0,
    rootMeanSquare: 0,
    positive: spread(positive),
    negative: spread(negative),
  };
};

test("the tallest bar fills the height, the others are in proportion, those below 0 on top of those above", () => {
  const bars = histogramBars(counted(2, { 0: 3 }, { 0: 1, 3: 1 }), [-3, 3]);
  expect(bars.map(({ kind, y, height }) => [kind, y, height])).toEqual([
    ["zero", 0.5, 0.5],
    ["positive", 0.25, 0.75],
    ["negative", 0, 0.25],
    ["negative", 0.75, 0.25],
  ]);
});

test("an octave begins where its power of two is on the decimal axis", () => {
  const [bar] = histogramBars(counted(0, { 0: 1 }), [-3, 3]);
  expect(bar!.x).toBeCloseTo(placeOf(0, [-3, 3]), 12);
  expect(bar!.x + bar!.width).toBeCloseTo(placeOf(Math.log10(2), [-3, 3]), 12);
});

test("what lies beyond the axis is in the outermost bars", () => {
  const bars = histogramBars(counted(0, { [-70]: 1, 40: 1 }), [-3, 3]);
  expect(bars).toHaveLength(2);
  expect(bars[0]!.x).toBeCloseTo(placeOf(-3, [-3, 3]), 12);
  expect(bars[1]!.x + bars[1]!.width).toBeCloseTo(1, 12);
});

test("nothing gives no bars, and bars of a kind are one path", () => {
  expect(histogramBars(counted(0, {}), [-3, 3])).toEqual([]);
  const bars = histogramBars(counted(1, { 0: 1, 1: 1 }), [-3, 3]);
  expect(barsPath(bars, "positive").match(/M/g)).toHaveLength(2);
  expect(barsPath(bars, "zero").match(/M/g)).toHaveLength(1);
  expect(barsPath(bars, "negative")).toBe("");
});
