import { describe, expect, test } from "vitest";
import { ArgumentError } from "../expect/argument-error.js";
import type { RandomStream } from "./random-stream.js";
import { randomStreams } from "./random-streams.js";

const first = ({ uniform }: RandomStream): number[] => Array.from({ length: 10 }, uniform);

describe("randomStreams", () => {
  test("the first draws of a seed and a name never change", () => {
    const { uniform } = randomStreams(1).stream("weight");
    expect([uniform(), uniform(), uniform()]).toEqual([0.8942379609899586, 0.06639315583611649, 0.4730721447881634]);
  });

  test("a name gives its stream from the beginning, whatever others have drawn", () => {
    const streams = randomStreams(1);
    const alone = first(streams.stream("weight"));
    first(streams.stream("another consumer"));
    const weight = streams.stream("weight");
    const other = streams.stream("other");
    const interleaved = alone.map(() => {
      other.standardNormal();
      return weight.uniform();
    });
    expect(interleaved).toEqual(alone);
  });

  test("within a name, streams are called name/…", () => {
    const streams = randomStreams("experiment");
    expect(first(streams.within("layer 1").stream("weight"))).toEqual(first(streams.stream("layer 1/weight")));
    expect(first(streams.within("a").within("b").stream("c"))).toEqual(first(streams.stream("a/b/c")));
  });

  test("the key of a name never changes, and is two words of 32 bits", () => {
    expect(randomStreams(1).key("mask")).toEqual([2696790411, 1354588666]);
    const words = Array.from({ length: 1000 }, (_, i) => randomStreams(1).key(`${i}`)).flat();
    expect(words.every((word) => Number.isInteger(word) && word >= 0 && word < 2 ** 32)).toBe(true);
    expect(Math.max(...words)).toBeGreaterThan(2 ** 31);
  });

  test("names, paths and seeds have keys of their own, which no draw and no step changes", () => {
    const streams = randomStreams(1);
    const key = streams.key("mask");
    first(streams.stream("mask"));
    expect(streams.key("mask")).toEqual(key);
    expect(streams.atStep(7).key("mask")).toEqual(key);
    expect(streams.within("a").key("b")).toEqual(streams.key("a/b"));
    const keys = [key, streams.key("noise"), streams.within("a").key("mask"), randomStreams(2).key("mask")];
    expect(new Set(keys.map(String)).size).toBe(keys.length);
    expect(key[0]).not.toBe(key[1]);
  });

  test("a step has streams of its own, wherever it is said", () => {
    const streams = randomStreams(1);
    const draws = [streams, streams.atStep(0), streams.atStep(1), streams.atStep(11)].map((at) =>
      first(at.stream("shuffle")).join(),
    );
    expect(new Set(draws).size).toBe(draws.length);
    expect(first(streams.within("a").atStep(3).stream("b"))).toEqual(first(streams.atStep(3).within("a").stream("b")));
    expect(first(streams.atStep(1).atStep(3).stream("a"))).toEqual(first(streams.atStep(3).stream("a")));
    expect(first(streams.atStep(3).stream("a"))).toEqual(first(streams.stream("step 3/a")));
  });

  test("a number and its digits are the same seed", () => {
    expect(first(randomStreams(12).stream("a"))).toEqual(first(randomStreams("12").stream("a")));
  });

  test("seeds and names that run into the same text are kept apart", () => {
    const draws = [
      ["1", "0"],
      ["10", ""],
      ["1", '","0'],
      ['1","', "0"],
    ].map(([seed, name]) => first(randomStreams(seed!).stream(name!)).join());
    expect(new Set(draws).size).toBe(draws.length);
  });

  test("streams of neighbouring names and seeds are independent", () => {
    // First draws over 20,000 names: their mean, and their correlation with the next name and the next seed.
    const count = 20_000;
    const firstDraw = (seed: number, name: number) => randomStreams(seed).stream(`${name}`).uniform() - 1 / 2;
    let total = 0;
    let withNextName = 0;
    let withNextSeed = 0;
    for (let name = 0; name < count; name++) {
      const draw = firstDraw(1, name);
      total += draw;
      withNextName += draw * firstDraw(1, name + 1);
      withNextSeed += draw * firstDraw(2, name);
    }
    // Five standard deviations: a draw has variance 1/12, a product of two 1/144.
    expect(Math.abs(total)).toBeLessThan(5 * Math.sqrt(count / 12));
    expect(Math.abs(withNextName)).toBeLessThan(5 * Math.sqrt(count / 144));
    expect(Math.abs(withNextSeed)).toBeLessThan(5 * Math.sqrt(count / 144));
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses the seed %d", (seed) => {
    const attempt = () => randomStreams(seed);
    expect(attempt).toThrow(ArgumentError);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(`randomStreams(seed) expects a finite number or a string, but received ${seed}.`);
  });
});

test("names are strings, and steps whole numbers", () => {
  const streams = randomStreams(1);
  expect(() => streams.stream(1 as never)).toThrow("stream(name) expects a string, but received 1.");
  expect(() => streams.key(undefined as never)).toThrow("key(name) expects a string, but received undefined.");
  expect(() => streams.within(null as never)).toThrow("within(name) expects a string, but received null.");
  expect(() => streams.atStep(-1)).toThrow("atStep(step) expects a whole number ≥ 0, but received -1.");
});
