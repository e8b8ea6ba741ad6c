import { randomStreams } from "@gd/tensor";
import { expect, test } from "vitest";
import type { Space } from "../space/space.js";
import { importance } from "./importance.js";
import { paretoFront } from "./pareto-front.js";

test("the Pareto front has what nothing else beats, equal ones too", () => {
  const values = [
    [1, 5],
    [2, 2],
    [2, 2],
    [3, 1],
    [3, 3],
    [0, Number.POSITIVE_INFINITY],
    [1, 6],
  ];
  expect(paretoFront(values)).toEqual([0, 1, 2, 3]);
  expect(paretoFront([])).toEqual([]);
});

test("importance finds the shares of the variance that a sum of functions has", () => {
  const space: Space = Object.fromEntries(["a", "b", "c"].map((name) => [name, { type: "uniform", low: 0, high: 1 }]));
  const { uniform } = randomStreams(1).stream("points");
  const trials = Array.from({ length: 400 }, () => {
    const [a, b, c] = [uniform(), uniform(), uniform()];
    // The variance of 2 a is 4/12, that of b 1/12: shares of 0.8 and 0.2.
    return { point: { a, b, c }, value: 2 * a + b };
  });
  const shares = importance(space, trials, { seed: 1 });
  expect(shares.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  expect(shares[0]!.share).toBeCloseTo(0.8, 1);
  expect(shares[1]!.share).toBeCloseTo(0.2, 1);
  expect(shares[2]!.share).toBeLessThan(0.03);
  expect(
    importance(
      space,
      trials.map(({ point }) => ({ point, value: 1 })),
    ).every(({ share }) => share === 0),
  ).toBe(true);
});
