import { randomStreams } from "@gd/tensor";
import fc from "fast-check";
import { expect, test } from "vitest";
import { chiSquare, chiSquareLimit } from "../../test/chi-square.js";
import { numberedDataset, numbersOf } from "../../test/numbered-dataset.js";
import { dataset } from "./dataset.js";
import { split } from "./split.js";

const splitNumbers = (size: number, share: number, seed: number) =>
  split(numberedDataset(size), share, randomStreams(seed).stream("split")).map(numbersOf);

test("the parts have no common examples and lose none", () => {
  fc.assert(
    fc.property(fc.nat(100), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (size, share, seed) => {
      const [first, second] = splitNumbers(size, share, seed);
      expect(first).toHaveLength(Math.round(size * share));
      expect([...first!, ...second!].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
    }),
  );
});

test("the first part is rounded to whole examples", () => {
  const sizes = [0, 0.24, 0.25, 0.3, 0.8, 1].map((share) => splitNumbers(10, share, 1)[0]!.length);
  expect(sizes).toEqual([0, 2, 3, 3, 8, 10]);
});

test("the same seed gives the same parts, another seed others", () => {
  expect(splitNumbers(50, 0.5, 1)).toEqual(splitNumbers(50, 0.5, 1));
  expect(splitNumbers(50, 0.5, 1)).not.toEqual(splitNumbers(50, 0.5, 2));
});

test("each example comes into the first part equally often", () => {
  const counts = new Array<number>(10).fill(0);
  for (let seed = 0; seed < 1000; seed++) for (const number of splitNumbers(10, 0.3, seed)[0]!) counts[number]!++;
  expect(chiSquare(counts)).toBeLessThan(chiSquareLimit(9));
});

test.each([-0.1, 1.1, 80, Number.NaN])("refuses the share %d", (share) => {
  expect(() => splitNumbers(10, share, 1)).toThrow(
    expect.objectContaining({
      name: "ArgumentError",
      message: `split(share) expects a finite number from 0 to 1, but received ${share}. 0.8 puts 80% of the examples into the first part.`,
    }),
  );
});

const received = {
  "a seed's streams": randomStreams(1),
  "Math.random": Math.random,
  nothing: undefined,
  "a number": 1,
};

test.each(Object.entries(received))("refuses %s for a random stream, and says how to make one", (_, random) => {
  expect(() => split(numberedDataset(10), 0.8, random as never)).toThrow(
    expect.objectContaining({
      name: "ArgumentError",
      place: "split(random)",
      expected: "a random stream",
      received: random,
      advice: 'Pass randomStreams(1).stream("split"): a seed and a name make one.',
    }),
  );
});

test("refuses what is no dataset", () => {
  const random = randomStreams(1).stream("split");
  expect(() => split(dataset as never, 0.8, random)).toThrow(
    "split(whole) expects a dataset, but received the function dataset. Call it: dataset(inputs, targets), for example.",
  );
  expect(() => split([[1, 2]] as never, 0.8, random)).toThrow(
    "split(whole) expects a dataset, but received [[1, 2]]. dataset(inputs, targets) is one, for example.",
  );
});
