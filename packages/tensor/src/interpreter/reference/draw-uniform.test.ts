import { describe, expect, test } from "vitest";
import type { DType } from "../../dtype.js";
import { threefry } from "../../random/threefry.js";
import { tensor } from "../../tensor.js";
import { referenceOps } from "./reference-interpreter.js";

const KEY = [0x12345678, 0x9abcdef0] as const;

const draw = (
  size: number,
  { key = KEY, step = 0, dtype = "float64" }: { key?: readonly [number, number]; step?: number; dtype?: DType } = {},
): readonly number[] => {
  const counter = tensor([step % 2 ** 16, Math.floor(step / 2 ** 16)], { dtype });
  return [...referenceOps({ dtype }).uniform([size], key, counter).data];
};
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Σ (observed − expected)² / expected: about degrees ± √(2 · degrees) for counts that are equally likely. */
const chiSquare = (counts: readonly number[]): number => {
  const expected = sum(counts) / counts.length;
  return sum(counts.map((count) => (count - expected) ** 2 / expected));
};

// All statistics below allow 5 standard deviations of the statistic; a key that passes once always passes.
const DEVIATIONS = 5;
const chiSquareLimit = (degrees: number): number => degrees + DEVIATIONS * Math.sqrt(2 * degrees);

describe("uniform", () => {
  test("is the upper 24 bits of the words of block (i, step), two elements of a block", () => {
    const words = new Uint32Array(2);
    const expected = [0, 1, 2].flatMap((block) => {
      threefry(KEY, block, 70_000, words);
      return [...words].map((word) => Math.floor(word / 2 ** 8) / 2 ** 24);
    });
    expect(draw(6, { step: 70_000 })).toEqual(expected);
    expect(draw(5, { step: 70_000 })).toEqual(expected.slice(0, 5));
    expect(draw(0)).toEqual([]);
  });

  test("gives the same numbers in both precisions", () => {
    for (const step of [0, 1, 65_535, 65_536, 2 ** 32 - 1]) {
      expect(draw(1001, { step, dtype: "float32" })).toEqual(draw(1001, { step }));
    }
  });

  test("the bits never change", () => {
    // FNV-1a by words. A new hash means new bits: every seeded run that draws in its layers changes with them.
    let hash = 0x811c9dc5;
    for (const step of [0, 1, 65_536, 2 ** 32 - 1]) {
      for (const key of [KEY, [0, 0], [2 ** 32 - 1, 2 ** 32 - 1]] as const) {
        for (const x of draw(1001, { key, step })) hash = Math.imul(hash ^ (x * 2 ** 24), 0x01000193);
      }
    }
    expect((hash >>> 0).toString(16)).toBe("5999418c");
  });

  describe.each<[string, readonly number[]]>([
    ["within a step", draw(100_000)],
    ["from step to step", Array.from({ length: 50_000 }, (_, step) => draw(2, { step })).flat()],
    ["from key to key", Array.from({ length: 50_000 }, (_, i) => draw(2, { key: [i, 7] })).flat()],
    ["from key to key, in the second word", Array.from({ length: 50_000 }, (_, i) => draw(2, { key: [7, i] })).flat()],
  ])("%s", (_, values) => {
    const count = values.length;

    test("lies in [0, 1), evenly, with mean 1/2 and variance 1/12", () => {
      expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
      expect(Math.abs(sum(values) / count - 1 / 2)).toBeLessThan(DEVIATIONS * Math.sqrt(1 / 12 / count));
      const variance = sum(values.map((value) => (value - 1 / 2) ** 2)) / count;
      expect(Math.abs(variance - 1 / 12)).toBeLessThan(DEVIATIONS * Math.sqrt(1 / 180 / count));
      const counts = new Array<number>(100).fill(0);
      for (const value of values) counts[Math.floor(100 * value)]!++;
      expect(chiSquare(counts)).toBeLessThan(chiSquareLimit(99));
    });

    test("has 24 random bits", () => {
      for (let bit = 1; bit <= 24; bit++) {
        const ones = sum(values.map((value) => Math.floor(value * 2 ** bit) % 2));
        expect(Math.abs(ones - count / 2)).toBeLessThan(DEVIATIONS * Math.sqrt(count / 4));
      }
      expect(values.every((value) => Number.isInteger(value * 2 ** 24))).toBe(true);
    });

    test("neighbours, and those a block apart, are independent", () => {
      for (const apart of [1, 2, 3]) {
        const pairs = values
          .slice(apart)
          .map((value, i) => [values[i]!, value] as const)
          .filter((_, i) => Math.floor(i / apart) % 2 === 0);
        const product = sum(pairs.map(([a, b]) => (a - 1 / 2) * (b - 1 / 2)));
        // A product of two has variance 1/144.
        expect(Math.abs(product)).toBeLessThan(DEVIATIONS * Math.sqrt(pairs.length / 144));
        const counts = new Array<number>(100).fill(0);
        for (const [a, b] of pairs) counts[10 * Math.floor(10 * a) + Math.floor(10 * b)]!++;
        expect(chiSquare(counts)).toBeLessThan(chiSquareLimit(99));
      }
    });
  });
});

test.each([[[-1, 0]], [[0, -1]], [[0.5, 0]], [[Number.NaN, 0]], [[0, Infinity]], [[2 ** 16, 0]]])(
  "there is no step %j",
  (step) => {
    const drawn = referenceOps().uniform([3], [1, 2], tensor(step as [number, number]));
    expect([...drawn.data]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  },
);
