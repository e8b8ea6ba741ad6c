import { largestIndex } from "@gd/experiments";
import { linear } from "@gd/layers";
import { saveModel } from "@gd/models";
import { createContext } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { beforeEach, expect, test } from "vitest";
import { keptInMemory } from "../../../test/kept-in-memory.js";
import { packedDigits } from "../../../test/packed-digits.js";
import { readSettings } from "../../settings.js";
import type { KeptRun } from "./digit-run.js";
import { DIGITS_SETTINGS, type DigitsSettings } from "./digits-settings.js";
import { digitsSimulation } from "./digits-simulation.js";
import { readDigitModel } from "./model-file.js";
import type { NetworkFile } from "./network-file.js";

const settingsOf = (query: string): DigitsSettings => readSettings(DIGITS_SETTINGS, new URLSearchParams(query));
/** Small, so that it is soon done. */
const SMALL = "hidden=16&epochs=2&batch=128&image=3";
let sources: ReturnType<typeof sourcesWithMemory>;
let simulation: ReturnType<typeof digitsSimulation>;

const sourcesWithMemory = () => ({
  ...packedDigits,
  trainings: keptInMemory<KeptRun>(),
  models: keptInMemory<NetworkFile>(),
});
/** The page opened, or reloaded. */
const open = async (query: string) => {
  const opened = digitsSimulation(wasmInterpreter(), sources);
  await opened.configure(settingsOf(query));
  await opened.receive({ type: "judge" });
  return opened;
};

beforeEach(async () => {
  sources = sourcesWithMemory();
  simulation = await open(SMALL);
  await simulation.receive({ type: "subject", subject: { type: "test-image", place: 2 } });
});
const finish = async (): Promise<void> => {
  while (await simulation.step());
};

test("the packed model answers before anything is trained", () => {
  const { network, progress, judged, reading, packed } = simulation.picture();
  expect(network).toBe("784-128-10");
  expect(progress).toBeUndefined();
  expect(judged!.accuracy).toBe(packed!.accuracy);
  expect(judged!.weights?.units).toBe(128);
  expect(judged!.wrong).toHaveLength(12);
  expect(reading!.truth).toBe(largestIndex(reading!.probabilities));
  expect(reading!.probabilities.reduce((sum, share) => sum + share)).toBeCloseTo(1, 5);
});

test("a step trains one batch, and from then on that network answers", async () => {
  expect(await simulation.step()).toBe(true);
  const { network, progress, accuracies, losses } = simulation.picture();
  expect(network).toBe("784-16-10");
  expect(progress).toMatchObject({ epoch: 0, seen: 128, steps: 1 });
  expect(losses.training.y).toEqual([progress!.loss]);
  expect(accuracies.x).toEqual([0]);
  expect(accuracies.y[0]).toBeLessThan(0.4);
});

test("it ends after its epochs, with a hash, and carries on if there are more, with the bits of one long run", async () => {
  await finish();
  const short = simulation.picture();
  expect(short.progress).toMatchObject({ epoch: 2, seen: 0, steps: 2 * 79 });
  expect(short.accuracies.x).toEqual([0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2].map((x) => expect.closeTo(x, 1)));
  expect(short.judged!.accuracy).toBeGreaterThan(0.85);
  expect(await simulation.step()).toBe(false);

  simulation.configure(settingsOf(`${SMALL}&epochs=3`.replace("epochs=2&", "")));
  await finish();
  const continued = simulation.picture().progress!;
  expect(continued.epoch).toBe(3);
  simulation.reset();
  expect(simulation.picture().progress).toBeUndefined();
  await finish();
  expect(simulation.picture().progress!.hash).toBe(continued.hash);
  expect(continued.hash).not.toBe(short.progress!.hash);
});

test("looking at something changes nothing; a choice that decides the weights starts over", async () => {
  await simulation.step();
  simulation.configure({ ...settingsOf(SMALL), image: 9, drawing: "AABB" });
  expect(simulation.picture().progress?.steps).toBe(1);
  simulation.configure({ ...settingsOf(SMALL), seed: 2 });
  expect(simulation.picture().progress).toBeUndefined();
});

test("settings that change while images load are the ones used for training", async () => {
  const step = simulation.step();
  simulation.configure(settingsOf("hidden=8"));
  await step;
  await simulation.step();
  expect(simulation.picture().network).toBe("784-8-10");
});

test("a rate that diverges ends in a sentence, and there still is a picture", async () => {
  simulation.configure(settingsOf("rate=10&optimizer=gradient-descent&hidden=128-128-128"));
  await expect(finish()).rejects.toThrow(
    /^The training has diverged\. At step \d+: .+ a lower learning rate often helps\.$/,
  );
  const { judged, losses } = simulation.picture();
  expect(judged!.accuracy).toBeLessThan(0.3);
  // Another try starts over.
  expect(await simulation.step()).toBe(true);
  expect(simulation.picture().progress?.steps).toBe(1);
  expect([...losses.training.y, ...losses.test.y].every(Number.isFinite)).toBe(true);
});

test("wrong files get a sentence, and what was there stays", async () => {
  await simulation.step();
  const startsOver = await simulation.receive({ type: "files", files: [new File(["<html>"], "mnist.html")] });
  expect(startsOver).toBe(false);
  const { images, progress } = simulation.picture();
  expect(images.problem).toBe(
    "mnist.html: expected an IDX file, which starts with 00 00, got 3c 68: check that this is the right file and download it again",
  );
  expect(images.training).toBe(10_000);
  expect(progress?.steps).toBe(1);
});

test("a training survives a reload, in the middle of an epoch, and goes on to the same bits", async () => {
  for (let step = 0; step < 100; step++) await simulation.step();
  const before = simulation.picture();
  const reloaded = await open(SMALL);
  const { progress, losses, accuracies, judged, reader } = reloaded.picture();
  expect(reader).toBe("trained");
  expect({ progress, losses, accuracies }).toEqual({
    progress: before.progress,
    losses: before.losses,
    accuracies: before.accuracies,
  });
  // The test images were answered a while before.
  expect(judged!.accuracy).toBeGreaterThan(0.5);

  while (await reloaded.step());
  await finish();
  expect(reloaded.picture().progress!.hash).toBe(simulation.picture().progress!.hash);
});

test("a training is found again under its settings, and gone once it is reset", async () => {
  await simulation.step();
  simulation.picture();
  await simulation.configure(settingsOf("hidden=8"));
  expect(simulation.picture().reader).toBe("packed");
  await simulation.configure(settingsOf(SMALL));
  expect(simulation.picture().progress?.steps).toBe(1);
  simulation.reset();
  await simulation.configure(settingsOf(SMALL));
  expect(simulation.picture().reader).toBe("packed");
  expect(sources.trainings.names()).toEqual([]);
});

test("a model is taken as a file, and opened again as a file, also after a reload", async () => {
  await finish();
  await simulation.receive({ type: "take-model" });
  const { taken, reading } = simulation.picture();
  expect(taken!.name).toBe("digits-784-16-10.model.safetensors");
  expect(simulation.picture().taken).toBeUndefined();

  sources = sourcesWithMemory();
  const elsewhere = await open("");
  expect(await elsewhere.receive({ type: "open-model", file: new File([taken!.bytes], taken!.name) })).toBe(true);
  const subject = { type: "test-image", place: 2 } as const;
  for (const page of [elsewhere, await open("")]) {
    await page.receive({ type: "subject", subject });
    const seen = page.picture();
    expect([seen.reader, seen.network]).toEqual(["opened", taken!.name]);
    expect(seen.reading!.probabilities).toEqual(reading!.probabilities);
    expect(seen.judged!.weights!.units).toBe(16);
  }
  await elsewhere.receive({ type: "close-model" });
  expect(elsewhere.picture().reader).toBe("packed");
  expect(sources.models.names()).toEqual([]);
});

test("a file that is no model, or one that reads no digits, gets a sentence", async () => {
  await simulation.receive({ type: "open-model", file: new File(["<html>"], "page.html") });
  expect(simulation.picture()).toMatchObject({
    reader: "packed",
    modelProblem: expect.stringMatching(/^page\.html is not a model file: .*\. Choose a file that was downloaded here/),
  });
  const model = linear(3, 2);
  const bytes = saveModel({ model, state: { parameters: model.initialize(createContext()) } });
  expect(() => readDigitModel(bytes, "xor.safetensors", wasmInterpreter())).toThrow(
    /^xor\.safetensors takes examples of shape \[3\] and answers with \[2\]\. A model that reads digits here takes 28 × 28/,
  );
});
