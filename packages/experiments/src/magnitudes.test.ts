import { expect, test } from "vitest";
import { joinMagnitudes, magnitudesOf, OCTAVES } from "./magnitudes.js";

const inOctave = (counts: Uint32Array, octave: number) => counts[octave - OCTAVES.first];

test("numbers are counted in their octaves, by their signs, and zeros apart", () => {
  const found = magnitudesOf([1, 1.999, 2, -0.5, 0.49999, 0, -0]);
  expect(found).toMatchObject({ count: 7, zeros: 2, largest: 2 });
  expect(found.mean).toBeCloseTo((1 + 1.999 + 2 + 0.5 + 0.49999) / 7, 15);
  expect(inOctave(found.positive, 0)).toBe(2);
  expect(inOctave(found.positive, 1)).toBe(1);
  expect(inOctave(found.positive, -2)).toBe(1);
  expect(inOctave(found.negative, -1)).toBe(1);
  expect(found.positive.reduce((sum, count) => sum + count) + found.negative.reduce((sum, count) => sum + count)).toBe(
    5,
  );
});

test("what lies beyond the octaves is in the outermost", () => {
  const { positive, negative } = magnitudesOf([5e-324, 1e-300, 1e300, Number.POSITIVE_INFINITY, -1e20]);
  expect([positive[0], positive.at(-1), negative.at(-1)]).toEqual([2, 2, 1]);
});

test("of float32, too", () => {
  expect(inOctave(magnitudesOf(Float32Array.of(0.25)).positive, -2)).toBe(1);
});

test("lists joined are counted as one list", () => {
  const [left, right] = [
    [0, 3, -1e-9],
    [4, 0.1],
  ];
  const joined = joinMagnitudes([magnitudesOf(left!), magnitudesOf(right!)]);
  const { mean, rootMeanSquare, ...counts } = magnitudesOf([...left!, ...right!]);
  expect(joined).toMatchObject(counts);
  expect(joined.mean).toBeCloseTo(mean, 15);
  expect(joined.rootMeanSquare).toBeCloseTo(rootMeanSquare, 14);
  expect(rootMeanSquare).toBeCloseTo(Math.sqrt((9 + 16 + 0.01) / 5), 14);
  expect(joinMagnitudes([])).toMatchObject({ count: 0, largest: 0, mean: 0, rootMeanSquare: 0 });
});
