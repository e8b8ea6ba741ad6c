import { readFileSync } from "node:fs";
import { ArgumentError } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numpyRandomState } from "./numpy-random-state.js";

interface Draws {
  readonly uniform20: number[];
  readonly standardNormal21: number[];
  readonly uniformAfterOddNormals5: number[];
  readonly standardNormalAgain4: number[];
  readonly standardNormalAfter40000Uniforms5: number[];
  readonly uniformMinus2To3x5: number[];
  readonly permutation10: number[];
  readonly randint0To1000x10: number[];
}

// NumPy's own draws; fixtures/README.md of the repository says how they were made.
const fixture = new URL("../../fixtures/numpy-random-state.json", import.meta.url);
const { seeds }: { seeds: Record<string, Draws> } = JSON.parse(readFileSync(fixture, "utf8"));

test("the fixture holds the smallest and the largest seed", () => {
  expect(Object.keys(seeds)).toEqual(["0", "42", "123", "4294967295"]);
});

// About 0.5% of all normal numbers differ from NumPy's in their last bits, but none of these 120 do.
describe.each(Object.entries(seeds))("seed %s draws as NumPy does", (key, numpy) => {
  const seeded = () => numpyRandomState(Number(key));

  test("uniforms and normals in turn, the spare normal kept between them", () => {
    const random = seeded();
    expect([...random.rand(20)]).toEqual(numpy.uniform20);
    expect([...random.standardNormal(21)]).toEqual(numpy.standardNormal21);
    expect([...random.uniform(0, 1, 5)]).toEqual(numpy.uniformAfterOddNormals5);
    expect([...random.standardNormal(4)]).toEqual(numpy.standardNormalAgain4);
  });

  test("normals after 40,000 uniforms", () => {
    const random = seeded();
    random.rand(4, 10_000);
    expect([...random.standardNormal(5)]).toEqual(numpy.standardNormalAfter40000Uniforms5);
  });

  test("uniforms from -2 to 3", () => {
    expect([...seeded().uniform(-2, 3, 5)]).toEqual(numpy.uniformMinus2To3x5);
  });

  test("permutations", () => {
    expect([...seeded().permutation(10)]).toEqual(numpy.permutation10);
    const items = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    seeded().shuffle(items);
    expect(items).toEqual(numpy.permutation10);
  });

  test("integers", () => {
    expect([...seeded().randint(0, 1000, 10)]).toEqual(numpy.randint0To1000x10);
  });
});

// The literals below come from numpy.random.RandomState of NumPy 2.4.6.

test("the columns of the linear regression: four vectors of 10,000 uniforms, one after the other", () => {
  const random = numpyRandomState(123);
  const columns = [1, 2, 3, 4].map(() => random.uniform(0, 1, 10_000));
  expect(columns.map((column) => column[0]!.toFixed(8))).toEqual([
    "0.69646919",
    "0.66314239",
    "0.08647754",
    "0.89401513",
  ]);
});

test("integers of every width: ranges above 2^32, of exactly 2^32, of one value, and of 2^53", () => {
  const random = numpyRandomState(42);
  expect([...random.randint(-5, 2 ** 40, 5)]).toEqual([
    441507790254, 458615280706, 810017303567, 440001501300, 375095422319,
  ]);
  expect([...random.randint(0, 2 ** 32, 3)]).toEqual([2581769315, 613608295, 3041148567]);
  expect([...random.randint(-3, -2, 2)]).toEqual([-3, -3]);
  expect([...random.randint(-(2 ** 53) + 1, 1, 3)]).toEqual([-8830718960138602, -4225195681512702, -3121136273787412]);
  expect([...random.randint(0, 2 ** 33 + 1, 4)]).toEqual([5206956837, 5075899583, 1306710475, 6548779029]);
  expect(random.randomSample()).toBe(0.007066305219717406);
});

test("shuffle, permutations of none and one, and rand without a shape", () => {
  const random = numpyRandomState(42);
  const letters = [..."abcdefgh"];
  random.shuffle(letters);
  expect(letters.join("")).toBe("bfahcedg");
  expect([...random.permutation(0)]).toEqual([]);
  expect([...random.permutation(1)]).toEqual([0]);
  expect([...random.rand(2, 3)]).toEqual([
    0.15601864044243652, 0.15599452033620265, 0.05808361216819946, 0.8661761457749352, 0.6011150117432088,
    0.7080725777960455,
  ]);
  expect(random.rand()).toBe(0.020584494295802447);
});

test("integers stay in their range, and a permutation holds each number once", () => {
  const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  fc.assert(
    fc.property(seed, fc.maxSafeInteger(), fc.nat(), fc.nat(50), (anySeed, low, width, count) => {
      fc.pre(Number.isSafeInteger(low + width + 1));
      const random = numpyRandomState(anySeed);
      for (const value of random.randint(low, low + width + 1, 10)) {
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(low + width);
      }
      expect([...random.permutation(count).sort()]).toEqual(Array.from({ length: count }, (_, index) => index));
    }),
  );
});

test.each([-1, 2 ** 32, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses the seed %s", (seed) => {
  expect(() => numpyRandomState(seed)).toThrow(ArgumentError);
  expect(() => numpyRandomState(seed)).toThrow(
    `numpyRandomState(seed) expects a whole number from 0 to 4294967295, but received ${seed}. Reduce a larger number modulo 2^32.`,
  );
});

describe("refuses draws that make no sense, naming the argument", () => {
  const random = numpyRandomState(0);
  test.each([
    ["standardNormal(size)", () => random.standardNormal(-1)],
    ["uniform(size)", () => random.uniform(0, 1, 2.5)],
    ["permutation(count)", () => random.permutation(-1)],
    ["rand(shape)", () => random.rand(2, -1)],
    ["uniform(low)", () => random.uniform("0" as never, 1, 1)],
    ["uniform(high)", () => random.uniform(0, Number.POSITIVE_INFINITY, 1)],
    ["uniform(high - low)", () => random.uniform(-1e308, 1e308, 1)],
    ["randint(low)", () => random.randint(0.5, 3, 1)],
    ["randint(high)", () => random.randint(3, 3, 1)],
    ["randint(size)", () => random.randint(0, 3, -1)],
    ["randint(high)", () => random.randint(-(2 ** 53) + 1, 2 ** 53 - 1, 1)],
    ["permutation(count)", () => random.permutation(1e15)],
    ["rand(shape)", () => random.rand(1e9, 1e9)],
    ["shuffle(items)", () => random.shuffle("letters" as never)],
    ["shuffle(items)", () => random.shuffle({ length: 1e15 } as never)],
    ["shuffle(items)", () => random.shuffle(Object.freeze([1, 2]) as never)],
  ])("%s of %s", (argument, draw) => {
    expect(draw).toThrow(expect.objectContaining({ name: "ArgumentError", place: `NumpyRandomState.${argument}` }));
  });
});
