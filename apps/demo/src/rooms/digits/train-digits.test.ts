import { wasmInterpreter } from "@gd/tensor-wasm";
import { weightsHash } from "@gd/train/core";
import { describe, expect, test } from "vitest";
import { packedDigits } from "../../../test/packed-digits.js";
import { readSettings } from "../../settings.js";
import { DIGITS_SETTINGS, trainingChoices } from "./digits-settings.js";
import { judgeAnswers } from "./judge-answers.js";
import { readImages } from "./read-images.js";
import { type DigitTraining, trainDigits, trainedReader } from "./train-digits.js";

const choicesOf = (query: string) => trainingChoices(readSettings(DIGITS_SETTINGS, new URLSearchParams(query)));
const finish = async (run: DigitTraining): Promise<string> => {
  for await (const _ of run.events);
  return weightsHash(run.parameters());
};

test("there are enough packed images, of all ten digits", async () => {
  const [training, tested] = await Promise.all([packedDigits.training(), packedDigits.test()]);
  expect(training.images.shape).toEqual([10_000, 28, 28]);
  expect(tested.images.shape).toEqual([2_000, 28, 28]);
  for (let digit = 0; digit < 10; digit++) {
    expect(training.labels.filter((label) => label === digit).length).toBeGreaterThan(800);
    expect(tested.labels.filter((label) => label === digit).length).toBeGreaterThan(150);
  }
});

test("the packed model has its hash, and answers at least 93 % of the test images right", async () => {
  const { model, weights } = await packedDigits.model();
  const reader = trainedReader(model.choices, weights, wasmInterpreter());
  expect(reader.name).toBe("784-128-10");
  expect(weightsHash(reader.parameters())).toBe(model.hash);
  const tested = await packedDigits.test();
  const { accuracy } = judgeAnswers(readImages(reader, tested), tested.labels, 0);
  expect(accuracy).toBe(model.accuracy);
  expect(accuracy).toBeGreaterThanOrEqual(0.93);
});

describe("equal choices give equal bits", async () => {
  const images = await packedDigits.training();

  test("the usual ones, on two threads, end in the packed model", async () => {
    const { model } = await packedDigits.model();
    expect(model.choices).toEqual(choicesOf(""));
    expect(await finish(trainDigits(choicesOf(""), images, wasmInterpreter({ threads: 2 })))).toBe(model.hash);
  }, 60_000);

  test("and another seed gives others", async () => {
    const hash = (query: string) => finish(trainDigits(choicesOf(query), images, wasmInterpreter()));
    const first = await hash("epochs=1&hidden=16&seed=5&activation=tanh&optimizer=adam&rate=0.001");
    expect(await hash("epochs=1&hidden=16&seed=5&activation=tanh&optimizer=adam&rate=0.001")).toBe(first);
    expect(await hash("epochs=1&hidden=16&seed=6&activation=tanh&optimizer=adam&rate=0.001")).not.toBe(first);
  });
});

test.each([
  "hidden=none",
  "hidden=32-16&activation=leaky-relu",
  "hidden=24-24-24&activation=sigmoid&optimizer=adam&rate=0.01",
])("a training with %s learns", async (query) => {
  const images = await packedDigits.training();
  const run = trainDigits(choicesOf(`epochs=1&${query}`), images, wasmInterpreter());
  await finish(run);
  const tested = await packedDigits.test();
  expect(judgeAnswers(readImages(run, tested), tested.labels, 0).accuracy).toBeGreaterThan(0.8);
});
