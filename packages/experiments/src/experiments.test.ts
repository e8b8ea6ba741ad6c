import { describe, expect, test } from "vitest";
import { finish } from "../test/finish.js";
import { readDigits } from "../test/read-digits.js";
import { stageEnds } from "../test/stage-ends.js";
import { batchNormalization } from "./batch-norm.js";
import { digits } from "./digits.js";
import { experiments } from "./experiments.js";
import { interrupted } from "./interrupted.js";
import { Network } from "./network.js";
import { networkClass } from "./network-class.js";
import { onePair } from "./one-pair.js";
import { scaledSigmoid } from "./scaled-sigmoid.js";
import { vanishing } from "./vanishing.js";

test("all experiments of the documents are there", () => {
  expect(experiments.map(({ id, part }) => `${part} ${id}`)).toEqual([
    "N1 hand-derived",
    "T1 one-pair",
    "T2 vanishing",
    "T3 scaled-sigmoid",
    "T4 network-class",
    "N2 batch-norm",
    "N3 regression",
    "T5 digits",
  ]);
});

describe("one-pair", () => {
  test("is not there after 1,000 iterations, and matches to 8 digits later", { timeout: 60_000 }, async () => {
    const { result, events } = await finish(onePair);
    expect(result.iterations).toBe(1000);
    expect(stageEnds(events)).toMatchObject([
      { stage: "1,000 iterations", done: 1000, loss: result.error },
      { stage: "1,000 iterations from ten other starts", done: 10 },
      { stage: "until the output matches to 8 digits", done: result.iterationsToEightDigits },
    ]);
    for (const error of result.errorsOfTenSeeds) {
      expect(error).toBeGreaterThan(1e-4);
      expect(error).toBeLessThan(3e-2);
    }
    expect(result.iterationsToEightDigits).toBeGreaterThan(5000);
    expect(result.iterationsToEightDigits).toBeLessThan(100_000);
  });

  test.each([0, 9, 2 ** 32 - 3])(
    "has ten other starts for seed %i, none of them its own",
    { timeout: 60_000 },
    async (seed) => {
      const { result } = await finish(onePair, { seed });
      expect(new Set([result.error, ...result.errorsOfTenSeeds]).size).toBe(11);
    },
  );

  test("ends early when its signal aborts, with what it has, and compares nothing", async () => {
    const { result, report } = await finish(onePair, { signal: AbortSignal.abort() });
    expect(result.iterations).toBe(1);
    expect(result.iterationsToEightDigits).toBeNull();
    expect(report.comparisons).toMatchObject([interrupted, interrupted]);
  });
});

test("vanishing: nothing moves", { timeout: 60_000 }, async () => {
  const { result, report, events } = await finish(vanishing);
  expect(stageEnds(events)).toMatchObject([{ done: result.iterations, loss: result.error }]);
  expect(result.output).toEqual([1, 1]);
  expect(result.largestGradientPerLayer).toEqual([0, 0, 0]);
  expect(report.comparisons.every(({ same }) => same)).toBe(true);
});

test("scaled-sigmoid, interrupted, reports where it stands", { timeout: 60_000 }, async () => {
  const { result, report, events } = await finish(scaledSigmoid, { signal: AbortSignal.timeout(200) });
  expect(stageEnds(events)).toMatchObject([{ done: result.iterations, loss: result.error }]);
  expect(report.comparisons).toMatchObject([interrupted]);
});

describe("the class Network", () => {
  test("train returns the squared error that predict had", () => {
    const network = new Network([2, 5, 3], { seed: 7 });
    const [input, target] = [
      [0.1, 0.9],
      [0.2, 0.3, 0.4],
    ];
    for (let step = 0; step < 3; step++) {
      const answer = network.predict(input!);
      const error = answer.reduce((sum, value, i) => sum + (value - target![i]!) ** 2, 0);
      expect(network.train(input!, target!)).toBeCloseTo(error, 14);
      expect(network.predict(input!)).not.toEqual(answer);
    }
  });

  test("learns the pair", { timeout: 60_000 }, async () => {
    const { result, events } = await finish(networkClass);
    expect(stageEnds(events)).toEqual([{ stage: "network.train", done: 10_000, loss: result.errors[1] }]);
    expect(result.errors[0]).toBeGreaterThan(0.01);
    expect(result.errors[1]).toBeLessThan(1e-6);
  });
});

test("batch-norm: a deep network learns with it and does not without", { timeout: 60_000 }, async () => {
  const { result, report, events } = await finish(batchNormalization);
  expect(stageEnds(events)).toEqual(
    result.runs.map(({ name, losses, accuracy, epochs }) => ({ stage: name, done: epochs, loss: losses[1], accuracy })),
  );
  expect(report.comparisons.map(({ same }) => same)).toEqual([false, undefined]);
  const [plain, normalized] = result.runs;
  expect(plain?.accuracy).toBeLessThan(0.6);
  expect(plain?.losses[1]).toBeGreaterThan(0.68);
  expect(normalized?.accuracy).toBeGreaterThan(0.95);
  result.perFeature.mean.forEach((mean) => void expect(Math.abs(mean)).toBeLessThan(1e-12));
  expect(Math.abs(result.wholeArray.mean[0]!)).toBeGreaterThan(0.5);
});

test("digits: learns from real images, on a part of them", { timeout: 120_000 }, async () => {
  const { result, report, events } = await finish(digits, { digits: () => readDigits(3000, 1000) });
  expect(stageEnds(events)).toMatchObject([
    { stage: "reading the images", done: 4000 },
    ...result.runs.flatMap(({ model, testAccuracy, epochs }) => [
      { stage: model, done: 3000 * epochs, loss: expect.any(Number) },
      { stage: `${model}, testing`, done: 1000, accuracy: testAccuracy },
    ]),
  ]);
  expect(report.comparisons.map(({ same }) => same)).toEqual([undefined, undefined, undefined]);
  const [slow, fast, layered] = result.runs;
  expect(slow?.testAccuracy).toBeLessThan(0.3);
  expect(fast?.parameters).toBe(785 * 30 + 31 * 10);
  expect(layered?.testAccuracy).toBeGreaterThan(0.88);
  expect(layered?.parameters).toBe(785 * 128 + 129 * 10);
  const confused = report.tables[0]!.rows.flatMap((row) => row.slice(1)).filter((count) => count !== "·");
  expect(confused.reduce((sum, count) => sum + Number(count), 0)).toBe(1000);
  expect(report.pictures).toHaveLength(8);
});
