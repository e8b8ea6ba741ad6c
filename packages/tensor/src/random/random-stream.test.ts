import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ArgumentError } from "../expect/argument-error.js";
import { randomStream } from "./random-stream.js";

const draw = (count: number, next: () => number): number[] => Array.from({ length: count }, next);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Σ (observed − expected)² / expected: about degrees ± √(2 · degrees) for counts that are equally likely. */
const chiSquare = (counts: readonly number[]): number => {
  const expected = sum(counts) / counts.length;
  return sum(counts.map((count) => (count - expected) ** 2 / expected));
};

const counted = (count: number, limit: number, next: () => number): number[] => {
  const counts = new Array<number>(limit).fill(0);
  for (let i = 0; i < count; i++) counts[next()]!++;
  return counts;
};

// All statistics below allow 5 standard deviations of the statistic; a seed that passes once always passes.
const DEVIATIONS = 5;
const chiSquareLimit = (degrees: number): number => degrees + DEVIATIONS * Math.sqrt(2 * degrees);

describe("randomStream", () => {
  test("the first draws of a seed never change", () => {
    const { uniform, standardNormal, integer, permutation } = randomStream("pinned");
    expect(draw(3, uniform)).toEqual([0.4590905072137501, 0.9899106266930323, 0.09828266260987084]);
    expect(draw(3, standardNormal)).toEqual([0.7772020284584361, 1.154840828072161, -0.6057196873420646]);
    expect(draw(5, () => integer(100))).toEqual([18, 28, 45, 33, 62]);
    expect([...permutation(8)]).toEqual([6, 0, 1, 4, 3, 7, 5, 2]);
  });

  test("the same seed gives the same draws", () => {
    const normals = () => draw(100, randomStream("one").standardNormal);
    expect(normals()).toEqual(normals());
    expect(normals()).not.toEqual(draw(100, randomStream("two").standardNormal));
  });
});

describe("uniform", () => {
  const count = 100_000;
  const values = draw(count, randomStream("uniform").uniform);

  test("lies in [0, 1), evenly, with mean 1/2 and variance 1/12", () => {
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(Math.abs(sum(values) / count - 1 / 2)).toBeLessThan(DEVIATIONS * Math.sqrt(1 / 12 / count));
    const variance = sum(values.map((value) => (value - 1 / 2) ** 2)) / count;
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(DEVIATIONS * Math.sqrt(1 / 180 / count));
    let index = 0;
    expect(chiSquare(counted(count, 100, () => Math.floor(100 * values[index++]!)))).toBeLessThan(chiSquareLimit(99));
  });

  test("has 53 random bits", () => {
    const lastBits = values.map((value) => (value * 2 ** 53) % 2);
    expect(lastBits.every(Number.isInteger)).toBe(true);
    expect(Math.abs(sum(lastBits) - count / 2)).toBeLessThan(DEVIATIONS * Math.sqrt(count / 4));
  });
});

describe("standardNormal", () => {
  const count = 200_000;
  const values = draw(count, randomStream("normal").standardNormal);
  const moment = (power: number) => sum(values.map((value) => value ** power)) / count;

  // The variance of value^p is E[value^2p] − E[value^p]²: 1, 2, 15 and 96 for p = 1 to 4.
  test.each([
    [1, 0, 1],
    [2, 1, 2],
    [3, 0, 15],
    [4, 3, 96],
  ])("moment %i is %i", (power, expected, variance) => {
    expect(Math.abs(moment(power) - expected)).toBeLessThan(DEVIATIONS * Math.sqrt(variance / count));
  });

  test.each([
    [1, 0.31731050786291415],
    [2, 0.04550026389635842],
    [3, 0.002699796063260206],
    [4, 0.00006334248366623993],
  ])("a share beyond ±%i of %d", (bound, probability) => {
    const beyond = values.filter((value) => Math.abs(value) > bound).length;
    const deviation = Math.sqrt(count * probability * (1 - probability));
    expect(Math.abs(beyond - count * probability)).toBeLessThan(DEVIATIONS * deviation);
  });

  test("neighbours are not correlated, within a pair and between pairs", () => {
    for (const first of [0, 1]) {
      let product = 0;
      for (let i = first; i + 1 < count; i += 2) product += values[i]! * values[i + 1]!;
      expect(Math.abs(product)).toBeLessThan(DEVIATIONS * Math.sqrt(count / 2));
    }
  });
});

describe("integer", () => {
  test.each([2, 3, 10, 64, 1000])("below %i, each equally likely", (limit) => {
    const { integer } = randomStream(`integers below ${limit}`);
    expect(chiSquare(counted(100 * limit, limit, () => integer(limit)))).toBeLessThan(chiSquareLimit(limit - 1));
  });

  test("is unbiased where 2^53 is not a multiple of the limit", () => {
    // Without drawing again, the lowest third of 3 · 2^51 numbers would come twice as often.
    const { integer } = randomStream("large integers");
    const third = () => Math.floor(integer(3 * 2 ** 51) / 2 ** 51);
    expect(chiSquare(counted(30_000, 3, third))).toBeLessThan(chiSquareLimit(2));
  });

  test("stays below any limit", () => {
    const { integer } = randomStream("any limit");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (limit) => {
        const value = integer(limit);
        return Number.isInteger(value) && value >= 0 && value < limit;
      }),
    );
    expect(integer(1)).toBe(0);
  });

  test.each([0, -1, 1.5, 2 ** 53 + 2, Number.NaN, Number.POSITIVE_INFINITY])("refuses the limit %d", (limit) => {
    const attempt = () => randomStream("refused").integer(limit);
    expect(attempt).toThrow(ArgumentError);
    expect(attempt).toThrow(
      `integer(limit) expects a whole number from 1 to ${2 ** 53}, but received ${limit}. ` +
        "Pass how many integers to choose from.",
    );
  });
});

describe("permutation", () => {
  test("holds every integer below its size once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.string(), (size, seed) => {
        const sorted = [...randomStream(seed).permutation(size)].sort((a, b) => a - b);
        expect(sorted).toEqual(Array.from({ length: size }, (_, i) => i));
      }),
    );
  });

  test("each of the 24 orders of 4 elements is equally likely", () => {
    const { permutation } = randomStream("orders");
    const orders = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const order = permutation(4).join();
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe(24);
    expect(chiSquare([...orders.values()])).toBeLessThan(chiSquareLimit(23));
  });

  test.each([-1, 2.5, 2 ** 32 + 1, Number.NaN])("refuses the size %d", (size) => {
    const attempt = () => randomStream("refused").permutation(size);
    expect(attempt).toThrow(ArgumentError);
    expect(attempt).toThrow(`permutation(size) expects a whole number from 0 to ${2 ** 32}, but received ${size}.`);
  });
});
