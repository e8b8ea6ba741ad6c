import { largestIndex } from "@gd/experiments";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { beforeEach, expect, test } from "vitest";
import { packedDigits } from "../../../test/packed-digits.js";
import { readSettings } from "../../settings.js";
import { DIGITS_SETTINGS, type DigitsSettings } from "./digits-settings.js";
import { digitsSimulation } from "./digits-simulation.js";

const settingsOf = (query: string): DigitsSettings => readSettings(DIGITS_SETTINGS, new URLSearchParams(query));
/** Small, so that it is soon done. */
const SMALL = "hidden=16&epochs=2&batch=128&image=3";
let simulation: ReturnType<typeof digitsSimulation>;

beforeEach(async () => {
  simulation = digitsSimulation(wasmInterpreter(), packedDigits);
  simulation.configure(settingsOf(SMALL));
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
  expect(judged!.weights.units).toBe(128);
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
