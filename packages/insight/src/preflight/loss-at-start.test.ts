import { dataset } from "@gd/data";
import { linear, relu, sequential } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import { fromElements, randomStreams } from "@gd/tensor";
import { expect, test } from "vitest";
import { preflight } from "../index.js";

/** Points that are drawn, and labels by their sign. */
const points = (scale: number) => {
  const { standardNormal } = randomStreams(1).stream("points");
  const inputs = Float32Array.from({ length: 400 }, () => scale * standardNormal());
  const labels = Float32Array.from({ length: 200 }, (_, i) => Number(inputs[2 * i]! > 0));
  return { inputs: fromElements(inputs, [200, 2]), labels };
};
const optimizer = adam({ learningRate: 0.01 });

const classified = (scale: number) => {
  const { inputs, labels } = points(scale);
  const model = sequential(linear(2, 16), relu, linear(16, 2));
  return { model, loss: softmaxCrossEntropy, optimizer, data: dataset(inputs, fromElements(labels, [200])), seed: 1 };
};

test("a model of two classes starts near log 2 = 0.693", async () => {
  const { checks, findings } = await preflight(classified(1));
  const { loss, chance } = checks.find(({ name }) => name === "loss at the start")?.numbers ?? {};
  expect(chance).toBeCloseTo(Math.LN2, 15);
  expect(loss).toBeLessThan(1.5);
  expect(findings.filter(({ name }) => name === "loss at the start")).toEqual([]);
});

test("inputs of hundreds make it start far above, which is found", async () => {
  const { findings } = await preflight(classified(200));
  const found = findings.find(({ name }) => name === "loss at the start");
  const { loss } = found?.numbers ?? {};
  expect(loss).toBeGreaterThan(3 * Math.LN2);
  expect(found?.seen).toMatch(/^The loss starts at \d.*; a guess among 2 classes costs 0\.693\.$/);
  expect(found?.change).toContain("standardize");
});

test("for numbers, a guess costs the variance of the targets", async () => {
  const { inputs, labels } = points(1);
  const targets = fromElements(
    labels.map((label) => 1000 + 2 * label),
    [200, 1],
  );
  const setup = { model: linear(2, 1), loss: meanSquaredError, optimizer, data: dataset(inputs, targets), seed: 1 };
  const { findings } = await preflight(setup);
  const { loss, chance } = findings.find(({ name }) => name === "loss at the start")?.numbers ?? {};
  expect(chance).toBeGreaterThan(0.9);
  expect(chance).toBeLessThanOrEqual(1);
  expect(loss).toBeGreaterThan(990 ** 2);
});

test("is judged by many examples, however small the batches are", async () => {
  const { standardNormal } = randomStreams(2).stream("points");
  const inputs = Float32Array.from({ length: 600 }, standardNormal);
  const targets = Float32Array.from({ length: 200 }, (_, i) => Math.sin(inputs[3 * i]!) + inputs[3 * i + 1]!);
  const data = dataset(fromElements(inputs, [200, 3]), fromElements(targets, [200, 1]));
  for (const seed of Array(8).keys()) {
    const model = sequential(linear(3, 16), relu, linear(16, 1));
    const { findings } = await preflight({ model, loss: meanSquaredError, optimizer, data, batchSize: 1, seed });
    expect(findings.filter(({ name }) => name === "loss at the start")).toEqual([]);
  }
});
