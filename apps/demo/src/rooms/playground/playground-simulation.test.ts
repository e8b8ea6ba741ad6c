import { referenceInterpreter } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { readSettings, writeSettings } from "../../settings.js";
import { writeDrawn } from "./data/drawn-points.js";
import { pointSet } from "./data/point-set.js";
import { planeDoctor } from "./doctor/plane-doctor.js";
import { writeNumbers } from "./network/number-text.js";
import { PLAYGROUND_SETTINGS, type PlaygroundSettings } from "./playground-settings.js";
import { playgroundSimulation } from "./playground-simulation.js";

const usual = readSettings(PLAYGROUND_SETTINGS, new URLSearchParams());
const begun = (changed: Partial<PlaygroundSettings> = {}) => {
  const simulation = playgroundSimulation(referenceInterpreter(), async () => planeDoctor);
  const settings = { ...usual, hidden: [4], data: "xor", size: 100, ...changed } as const;
  simulation.configure(settings);
  const change = (more: Partial<PlaygroundSettings>) => simulation.configure({ ...settings, ...more });
  const epochs = async (count: number) => {
    for (let i = 0; i < count; i++) if (!(await simulation.step())) return false;
    return true;
  };
  return { simulation, change, epochs };
};

test("it learns XOR, and says so", async () => {
  const { simulation, epochs } = begun({ hidden: [8], learningRate: 0.05 });
  const first = simulation.picture();
  expect(first.finding.kind).toBe("ready");
  expect(first.sizes).toEqual([2, 8, 1]);
  await epochs(150);
  const { finding, now, epoch, curves } = simulation.picture();
  expect(epoch).toBe(150);
  expect(now.training.accuracy).toBeGreaterThan(0.98);
  expect(finding).toMatchObject({ kind: "learned", mood: "good" });
  expect(curves.epochs.slice(0, 3)).toEqual([0, 1, 2]);
  expect(curves.training[100]!.loss).toBeLessThan(curves.training[0]!.loss);
});

describe("the doctor", () => {
  test("tries other rates once it rests, and says nothing about a training that has changed since", async () => {
    const { simulation, change, epochs } = begun({ learningRate: 0.00002 });
    await epochs(30);
    expect(simulation.picture().finding.kind).toBe("falling");
    expect(await simulation.consider()).toBe(true);
    const { finding } = simulation.picture();
    expect(finding.kind).toBe("rate too low");
    expect(finding.sentence).toMatch(
      /^Rate too low\. From the start, 60 steps at a rate of .* Raise the learning rate\.$/,
    );
    expect(await simulation.consider()).toBe(false);
    await epochs(1);
    const considering = simulation.consider();
    change({ learningRate: 0.01 });
    simulation.picture();
    expect(await considering).toBe(false);
    expect(simulation.picture().finding.kind).toBe("falling");
  });

  test("calls a network too small once it stands still, and not while it learns", async () => {
    const { simulation, epochs } = begun({ data: "spirals", size: 100, hidden: [2], activation: "linear" });
    await epochs(2);
    await simulation.consider();
    expect(simulation.picture().finding.kind).toBe("falling");
    await epochs(150);
    expect(await simulation.consider()).toBe(true);
    expect(simulation.picture().finding.sentence).toMatch(/^Underfitting\. .* More units/);
  });

  test("looks on while it plays, and names layers as the room does", async () => {
    const { simulation, epochs } = begun({
      data: "spirals",
      hidden: [8, 8],
      activation: "relu",
      optimizer: "gradient-descent",
      learningRate: 10,
    });
    const later = async () => {
      await epochs(20);
      return simulation.picture().finding.sentence;
    };
    await expect.poll(later, { timeout: 20_000, interval: 1 }).toMatch(/^Dead units\. .* units of layer [12] answer 0/);
  });

  test("is done without where it cannot be loaded", async () => {
    const simulation = playgroundSimulation(referenceInterpreter(), () => Promise.reject(new Error("offline")));
    simulation.configure({ ...usual, hidden: [2], data: "xor", size: 20 });
    expect(await simulation.step()).toBe(true);
    expect(await simulation.step()).toBe(true);
    expect(await simulation.consider()).toBe(false);
    expect(simulation.picture().epoch).toBe(2);
  });
});

test("changes keep the weights, and another seed draws new ones", async () => {
  const { simulation, change, epochs } = begun();
  await epochs(3);
  const before = simulation.picture();
  change({ hidden: [5], learningRate: 0.1, optimizer: "momentum", l2: 0.001, noise: 0.1 });
  const after = simulation.picture();
  expect(after.epoch).toBe(3);
  expect(after.sizes).toEqual([2, 5, 1]);
  const firstRow = (weights: Float32Array, count: number) => [...weights.subarray(0, count)];
  expect(firstRow(after.layers[0]!.weights, 4)).toEqual(firstRow(before.layers[0]!.weights, 4));
  await epochs(1);
  expect(simulation.picture().epoch).toBe(4);
  change({ seed: 2 });
  expect(simulation.picture().epoch).toBe(0);
});

test("a weight that is edited is what the network goes on with", async () => {
  const { simulation, epochs } = begun({ hidden: [2] });
  await epochs(2);
  const { answers } = simulation.picture();
  simulation.receive({ type: "number", edited: { layer: 0, from: 1, to: 0, value: 4 } });
  simulation.receive({ type: "number", edited: { layer: 1, from: undefined, to: 0, value: -1 } });
  const edited = simulation.picture();
  expect(edited.layers[0]!.weights[2]).toBe(4);
  expect(edited.layers[1]!.biases[0]).toBe(-1);
  expect(edited.epoch).toBe(2);
  expect(edited.answers).not.toEqual(answers);
  await epochs(1);
  expect(Math.abs(simulation.picture().layers[0]!.weights[2]! - 4)).toBeLessThan(0.5);
});

test("an output of three classes is pictured as its sum, as that of two classes is", () => {
  const drawn = writeDrawn([0, 1, 2].map((kind) => ({ class: kind, column: 20 * kind, row: 30 })));
  const { simulation } = begun({ data: "drawn", drawn, hidden: [2], initializer: "zeros" });
  simulation.receive({ type: "number", edited: { layer: 1, from: undefined, to: 0, value: 40 } });
  const { layers, answers } = simulation.picture();
  expect([...layers[1]!.largest]).toEqual([40, 0, 0]);
  expect([...answers.subarray(0, 3)].map(Math.round)).toEqual([1, 0, 0]);
});

test("a rate that destroys the training is reported, and after a reset a lower one goes on", async () => {
  const { simulation, change, epochs } = begun({
    data: "hills",
    optimizer: "gradient-descent",
    learningRate: 10,
    activation: "relu",
  });
  expect(await epochs(200)).toBe(false);
  expect(simulation.picture().finding.kind).toBe("diverged");
  expect(await simulation.consider()).toBe(true);
  expect(simulation.picture().finding.sentence).toMatch(/^It diverged in epoch \d+\. (Rate too high|Not finite)\. /);
  expect(await simulation.step()).toBe(false);
  change({ data: "hills", optimizer: "gradient-descent", learningRate: 0.0001, activation: "relu" });
  simulation.reset();
  expect(await simulation.step()).toBe(true);
  expect(simulation.picture().finding.kind).not.toBe("diverged");
});

test("more than two classes, values, normalization and dropout: all of it can be looked at", async () => {
  const three = begun({ data: "drawn", drawn: "0AA0AB1zA1zB2Az2Bz", validation: 0 });
  await three.epochs(5);
  const picture = three.simulation.picture();
  expect([picture.classes, picture.sizes.at(-1)]).toEqual([3, 3]);
  expect(picture.answers.subarray(0, 3).reduce((sum, share) => sum + share)).toBeCloseTo(1, 5);
  const normalized = begun({
    data: "slope",
    normalized: true,
    dropout: 0.2,
    batchSize: 1,
    schedule: "cosine",
    l1: 0.01,
  });
  await normalized.epochs(3);
  expect(normalized.simulation.picture().now.training.accuracy).toBeUndefined();
});

test("a link can have the weights: they are what it begins with, and a reset comes back to them", async () => {
  const { simulation, epochs } = begun({ hidden: [3], normalized: true });
  await epochs(5);
  const { numbers, answers } = simulation.picture();
  const linked = begun({ hidden: [3], normalized: true, weights: writeNumbers(numbers) });
  expect(linked.simulation.picture().answers).toEqual(answers);
  await linked.epochs(2);
  linked.simulation.reset();
  expect(linked.simulation.picture().numbers).toEqual(numbers);
  // Of another network they are not.
  expect(begun({ hidden: [4], weights: writeNumbers(numbers) }).simulation.picture().epoch).toBe(0);
});

test("without points it waits for some", async () => {
  const { simulation } = begun({ data: "drawn" });
  expect(await simulation.step()).toBe(false);
  expect(simulation.picture().finding.kind).toBe("no-points");
  const table = begun({ data: "table", validation: 0 });
  table.simulation.receive({ type: "table", data: { classes: 0, points: pointSet([[0, 1, 0.5]]) } });
  expect(await table.simulation.step()).toBe(true);
  table.simulation.receive({ type: "table", data: { classes: 0, points: pointSet([[0, 1, 0.5]]) } });
  expect(table.simulation.picture().epoch).toBe(1);
});

test("all settings go through a link", () => {
  const changed: PlaygroundSettings = {
    ...usual,
    data: "drawn",
    drawn: "0AA1_.",
    hidden: [8, 3, 1],
    activation: "leaky-relu",
    initializer: "he-normal",
    optimizer: "nesterov",
    schedule: "one-cycle",
    l1: 0.001,
    l2: 0.02,
    dropout: 0.5,
    normalized: true,
    speed: 7,
    weights: writeNumbers(Float32Array.of(1, -0.5)),
  };
  expect(readSettings(PLAYGROUND_SETTINGS, writeSettings(PLAYGROUND_SETTINGS, changed))).toEqual(changed);
  expect(readSettings(PLAYGROUND_SETTINGS, new URLSearchParams("hidden=9&drawn=x&data=nothing"))).toEqual(usual);
});
