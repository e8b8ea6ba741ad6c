import { split } from "@gd/data";
import { accuracy } from "@gd/losses";
import { ArgumentError, randomStreams } from "@gd/tensor";
import { expect, expectTypeOf, test } from "vitest";
import { endOf } from "../../test/run.js";
import { points, smallSetup } from "../../test/small-problem.js";
import { train } from "../index.js";
import { type CrossValidated, crossValidate } from "./cross-validate.js";

test("tells mean and deviation of each score, fold after fold", async () => {
  const running: number[] = [];
  const result = await crossValidate([2, 4, 9], async (fold, i) => {
    running.push(i);
    await Promise.resolve();
    expect(running.at(-1)).toBe(i);
    return { fold, constant: 0.5 };
  });
  expectTypeOf(result).toEqualTypeOf<Readonly<Record<"fold" | "constant", CrossValidated>>>();
  expect(running).toEqual([0, 1, 2]);
  // The squares of −3, −1 and 4 are 26; of a sample of three, √(26 / 2).
  expect(result).toEqual({
    fold: { mean: 5, deviation: Math.sqrt(13), scores: [2, 4, 9] },
    constant: { mean: 0.5, deviation: 0, scores: [0.5, 0.5, 0.5] },
  });
});

test("trains and evaluates", async () => {
  const data = points(300, "all");
  const [first, second] = split(data, 0.5, randomStreams(1).stream("split"));
  const scores = await crossValidate([[first, second] as const, [second, first] as const], async ([data, held]) => {
    const { training } = await endOf(train({ ...smallSetup, data, epochs: 40 }));
    return training.evaluate(held, { metrics: { accuracy } });
  });
  expect(scores.accuracy.mean).toBeGreaterThan(0.7);
  expect(scores.loss.scores).toHaveLength(2);
});

test("a score without a value has no mean", async () => {
  const { auc } = await crossValidate([1, Number.NaN], (auc) => ({ auc }));
  expect(auc).toEqual({ mean: Number.NaN, deviation: Number.NaN, scores: [1, Number.NaN] });
});

test.each<[readonly unknown[], string]>([
  [[undefined, () => ({})], "crossValidate(folds) expects a list of at least two folds, but received undefined."],
  [[[1], () => ({})], "crossValidate(folds) expects a list of at least two folds, but received [1]."],
  [[[1, 2], { accuracy: 1 }], "crossValidate(score) expects a function, but received { accuracy }."],
  [[[1, 2], () => 3], "crossValidate(score), in what it returns for fold 0, expects scores by their names, such as"],
  [
    [[1, 2], () => ({ a: "1" })],
    'crossValidate(score), in what it returns for fold 0: a expects a number, but received "1".',
  ],
  [
    [[1, 2], (fold: number) => (fold === 1 ? { a: 1 } : { b: 1 })],
    "crossValidate(score), in what it returns for fold 1, expects the scores a, as for fold 0, but received",
  ],
])("refuses %o", async (given, message) => {
  const call = () => (crossValidate as (...given: readonly unknown[]) => Promise<unknown>)(...given);
  await expect(call()).rejects.toThrow(ArgumentError);
  await expect(call()).rejects.toThrow(message);
});

test("an error of a fold ends it", async () => {
  let folds = 0;
  const failing = () => {
    folds++;
    throw new Error("no memory");
  };
  await expect(crossValidate([1, 2, 3], failing)).rejects.toThrow("no memory");
  expect(folds).toBe(1);
});
