import { randomStreams } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquare, chiSquareLimit } from "../../test/chi-square.js";
import { drawPlaces } from "./draw-places.js";

const stream = (seed: number) => randomStreams(seed).stream("places");

/** How often each of ten places comes when `count` of them are drawn, `draws` times over. */
const counted = (count: number, draws: number, replacement: boolean): number[] => {
  const random = stream(1);
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < draws; i++) for (const place of drawPlaces(random, 10, count, { replacement })) counts[place]!++;
  return counts;
};

describe("without replacement", () => {
  test("the places are different, in range, and as many as asked for", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.nat(), (count, others, seed) => {
        const places = drawPlaces(stream(seed), count + others, count);
        expect(new Set(places).size).toBe(count);
        expect(places).toHaveLength(count);
        expect(places.every((place) => place < count + others)).toBe(true);
      }),
    );
  });

  test.each([1, 3, 9])("%d of 10: each place is equally likely", (count) => {
    expect(chiSquare(counted(count, 10_000, false))).toBeLessThan(chiSquareLimit(9));
  });

  test("3 of 6: each of the 20 sets is equally likely", () => {
    const random = stream(2);
    const sets = new Map<string, number>();
    for (let i = 0; i < 20_000; i++) {
      const set = [...drawPlaces(random, 6, 3)].sort().join();
      sets.set(set, (sets.get(set) ?? 0) + 1);
    }
    expect(sets.size).toBe(20);
    expect(chiSquare([...sets.values()])).toBeLessThan(chiSquareLimit(19));
  });
});

describe("with replacement", () => {
  test("each place is equally likely", () => {
    expect(chiSquare(counted(7, 10_000, true))).toBeLessThan(chiSquareLimit(9));
  });

  test("each pair of draws is equally likely, the same place twice among them", () => {
    const random = stream(3);
    const pairs = new Array<number>(16).fill(0);
    for (let i = 0; i < 16_000; i++) {
      const [first, second] = drawPlaces(random, 4, 2, { replacement: true });
      pairs[4 * first! + second!]!++;
    }
    expect(chiSquare(pairs)).toBeLessThan(chiSquareLimit(15));
  });

  test("more places may be drawn than there are", () => {
    expect([...drawPlaces(stream(1), 1, 4, { replacement: true })]).toEqual([0, 0, 0, 0]);
  });
});

test.each([false, true])("the same seed draws the same places (replacement %s)", (replacement) => {
  const draw = (seed: number) => [...drawPlaces(stream(seed), 1000, 20, { replacement })];
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});

test.each([
  [2, 3, false, "count) expects at most 2 places out of 2, but received 3. Draw fewer, or with replacement."],
  [0, 1, false, "count) expects at most 0 places out of 0, but received 1."],
  [0, 1, true, "count) expects at most 0 places out of 0, but received 1."],
  [5, -1, false, "count) expects a whole number ≥ 0, but received -1."],
  [5, Number.NaN, true, "count) expects a whole number ≥ 0, but received NaN."],
  [2.5, 1, false, "size) expects a whole number from 0 to 4294967296, but received 2.5."],
  [2 ** 32 + 1, 1, true, "size) expects a whole number from 0 to 4294967296, but received 4294967297."],
])("among %d refuses %d (replacement %s)", (size, count, replacement, message) => {
  expect(() => drawPlaces(stream(1), size, count, { replacement })).toThrow(
    expect.objectContaining({ name: "ArgumentError", message: `drawPlaces(${message}` }),
  );
});

test("more places than a Set holds can be drawn, all different", () => {
  // The true permutation takes seconds.
  const identity = (size: number) => new Uint32Array(size).map((_, i) => i);
  const places = drawPlaces({ ...stream(1), permutation: identity }, 2 ** 24 + 3, 2 ** 24 + 1);
  expect([places.length, places[0], places.at(-1)]).toEqual([2 ** 24 + 1, 0, 2 ** 24]);
});

test("refuses more places than memory holds", () => {
  expect(() => drawPlaces(stream(1), 10, 1e15, { replacement: true })).toThrow(
    "drawPlaces(count) expects as many elements as memory holds, but received 1000000000000000.",
  );
});
