import { randomStreams, tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { classScores, mostFrequentClass, numberScores, theMean } from "./scores.js";

const { integer, uniform } = (() => {
  const stream = randomStreams(1).stream("scores");
  return { integer: stream.integer, uniform: () => stream.integer(1000) / 1000 };
})();

// A weight of 2 is a row that is there twice, and one of 0 a row that is not there.
const weights = Array.from({ length: 40 }, () => integer(4));
const repeated = <Of>(rows: readonly Of[]): Of[] => rows.flatMap((row, i) => new Array<Of>(weights[i]!).fill(row));

test("weighted scores of classes are those of rows that are repeated", () => {
  const outputs = weights.map(() => [uniform(), uniform(), uniform()]);
  const labels = weights.map(() => integer(3));
  const weighted = classScores(tensor(outputs), tensor(labels), weights);
  const plain = classScores(tensor(repeated(outputs)), tensor(repeated(labels)));
  if (weighted.kind !== "class" || plain.kind !== "class") throw new Error("these are classes");
  expect(weighted.accuracy).toBeCloseTo(plain.accuracy, 12);
  expect(weighted.macroF1).toBeCloseTo(plain.macroF1, 12);
  expect(weighted.accuracy).not.toBeCloseTo(classScores(tensor(outputs), tensor(labels)).accuracy, 2);
  expect(weighted.confusion!.flat().reduce((sum, count) => sum + count, 0)).toBe(40);
});

test("weighted scores of numbers are those of rows that are repeated", () => {
  const predicted = weights.map(uniform);
  const actual = weights.map(uniform);
  const weighted = numberScores(Float64Array.from(predicted), Float64Array.from(actual), weights);
  const plain = numberScores(Float64Array.from(repeated(predicted)), Float64Array.from(repeated(actual)));
  expect(weighted.rSquared).toBeCloseTo(plain.rSquared, 12);
  expect(weighted.rootMeanSquaredError).toBeCloseTo(plain.rootMeanSquaredError, 12);
  expect(weighted.meanAbsoluteError).toBeCloseTo(plain.meanAbsoluteError, 12);
});

test("errors whose squares are beyond all numbers have a root mean square", () => {
  for (const size of [1e300, 1e-300, 0]) {
    for (const weights of [undefined, [2, 2]]) {
      const { rootMeanSquaredError } = numberScores(
        Float64Array.of(3 * size, 0),
        Float64Array.of(0, 4 * size),
        weights,
      );
      expect(rootMeanSquaredError / (size || 1)).toBeCloseTo(size && Math.sqrt(12.5), 12);
    }
  }
});

test("R² of a single row is undefined, with a weight and without", () => {
  for (const weights of [undefined, [3]]) {
    expect(numberScores(Float64Array.of(2), Float64Array.of(5), weights)).toMatchObject({
      rSquared: Number.NaN,
      rootMeanSquaredError: 3,
    });
  }
});

test("the simplest answers count weights", () => {
  const target = { version: 1, kind: "class", column: "y", classes: ["red", "blue"] } as const;
  const labels = tensor([0, 0, 1]);
  expect(mostFrequentClass(target, labels, 1).data).toEqual(Float32Array.of(2, 1));
  expect(mostFrequentClass(target, labels, 1, [1, 1, 5]).data).toEqual(Float32Array.of(2, 5));
  expect(theMean(tensor([0, 0, 3]), 2, [1, 1, 4]).data).toEqual(Float64Array.of(2, 2));
});
