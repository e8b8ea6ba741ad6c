import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeIdx } from "@gd/data";
import { regressionData } from "@gd/experiments";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keptInMemory } from "../test/kept-in-memory.js";
import { packedDigits } from "../test/packed-digits.js";
import { classCode } from "./lessons/network-class/class-code.js";
import { byHandCode } from "./rooms/by-hand/by-hand-code.js";
import { tutorialSettings } from "./rooms/by-hand/by-hand-settings.js";
import { networkDescent } from "./rooms/by-hand/network-descent.js";
import { numbersOf } from "./rooms/by-hand/network-numbers.js";
import { descentCode } from "./rooms/descent/descent-code.js";
import { USUAL_SETTINGS } from "./rooms/descent/descent-settings.js";
import { race } from "./rooms/descent/race.js";
import { digitsCode } from "./rooms/digits/digits-code.js";
import { DIGITS_SETTINGS } from "./rooms/digits/digits-settings.js";
import { playgroundCode } from "./rooms/playground/playground-code.js";
import { PLAYGROUND_SETTINGS, type PlaygroundSettings } from "./rooms/playground/playground-settings.js";
import { playgroundSimulation } from "./rooms/playground/playground-simulation.js";
import { tableCode } from "./rooms/table/table-code.js";
import { tableDesk } from "./rooms/table/table-desk.js";
import type { TableReport } from "./rooms/table/table-messages.js";
import { vanishingCode } from "./rooms/vanishing/vanishing-code.js";
import { VANISHING_SETTINGS, type VanishingSettings } from "./rooms/vanishing/vanishing-settings.js";
import { vanishingSimulation } from "./rooms/vanishing/vanishing-simulation.js";
import { usualValues } from "./settings.js";

// Within the package, so that the programs find the packages; ignored by git.
const generated = fileURLToPath(new URL("../generated/", import.meta.url));
let folder: string;
beforeAll(async () => {
  await mkdir(generated, { recursive: true });
  folder = await mkdtemp(join(generated, "code-"));
});
afterAll(() => rm(folder, { recursive: true }));

let programs = 0;
/** What a program prints, line by line. */
const run = async (code: string, kind = "mjs"): Promise<readonly string[]> => {
  const file = join(folder, `program-${++programs}.${kind}`);
  await writeFile(file, code);
  const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: folder });
  return stdout.trim().split("\n");
};
const interpreter = wasmInterpreter({ dtype: "float64" });

test.concurrent.each(["exponential-decay", "momentum"] as const)(
  "the code of Descent ends where %s does",
  async (watched) => {
    const settings = { ...USUAL_SETTINGS, watched, racers: [watched], learningRate: 0.9 };
    const simulation = race(regressionData(), interpreter);
    simulation.configure(settings);
    while (simulation.step());
    const [racer] = simulation.picture().racers;
    const [reason, found] = await run(descentCode(settings));
    const [cost = ""] = found!.split(" ");
    expect(Number(cost)).toBeCloseTo(racer!.cost, 5);
    expect(reason).toContain(`after ${racer!.iteration} steps`);
  },
);

test.concurrent("the code of By hand gives the loss before and after a step", async () => {
  const settings = { ...tutorialSettings({ step: 0 }), rate: 2 };
  const [before, after] = networkDescent(settings).after(2).losses;
  const [first, last] = (await run(byHandCode(settings, numbersOf(settings)))).map((line) => JSON.parse(line));
  expect(first.loss).toBeCloseTo(before!, 14);
  expect(last["loss after the step"]).toBeCloseTo(after!, 14);
});

test.concurrent.each<Partial<VanishingSettings>>([
  { width: 20, activation: "scaled-sigmoid" },
  { width: 20, weights: "glorot", activation: "leaky-relu", normalized: true },
])("the code of Vanishing ends with the error of the room: %o", async (changed) => {
  const settings = { ...usualValues(VANISHING_SETTINGS), ...changed, iterations: 30 };
  const simulation = vanishingSimulation(interpreter);
  simulation.configure(settings);
  while (simulation.step());
  const { own } = await simulation.picture(true);
  const [error] = await run(vanishingCode(settings));
  // The last one that a step reported.
  expect(Number(error)).toBe(own.curve.values.at(-2));
});

test.concurrent("the code of Digits learns from files", async () => {
  const { images, labels } = await packedDigits.training();
  const count = 1500;
  for (const set of ["train", "t10k"]) {
    const pixels = images.data.slice(0, count * 784);
    await writeFile(
      join(folder, `${set}-images-idx3-ubyte`),
      writeIdx({ type: "uint8", shape: [count, 28, 28], data: pixels }),
    );
    await writeFile(
      join(folder, `${set}-labels-idx1-ubyte`),
      writeIdx({ type: "uint8", shape: [count], data: labels.slice(0, count) }),
    );
  }
  const [line = ""] = await run(digitsCode({ ...usualValues(DIGITS_SETTINGS), hidden: "16", epochs: 1 }));
  const [epoch, accuracy] = line.split(" ").map(Number);
  expect(epoch).toBe(1);
  expect(accuracy).toBeGreaterThan(0.5);
});

test.concurrent.each<Partial<PlaygroundSettings>>([
  { data: "spirals", l1: 0.001, l2: 0.01 },
  { data: "circles", validation: 0, hidden: [], schedule: "cosine" },
  { data: "hills", normalized: true, dropout: 0.2, batchSize: 1, optimizer: "lion", schedule: "inverse-time" },
  { data: "drawn", drawn: "0AA0AB1zA1zB2Az2Bz", validation: 0, activation: "leaky-relu", initializer: "orthogonal" },
])("the code of the Playground comes to the loss of the room: %o", async (changed) => {
  const settings: PlaygroundSettings = { ...usualValues(PLAYGROUND_SETTINGS), size: 60, hidden: [4, 4], ...changed };
  const simulation = playgroundSimulation(wasmInterpreter(), () => Promise.reject(new Error("not needed")));
  simulation.configure(settings);
  for (let epoch = 0; epoch < 5; epoch++) await simulation.step();
  const { points, classes, now } = simulation.picture();
  const lines = await run(playgroundCode(settings, points, classes, 5));
  const last = lines
    .join(" ")
    .split(/(?=\b5 \{)/)
    .at(-1)!;
  expect(last).toContain(`loss: ${now.training.loss}`);
  if (settings.validation > 0) expect(last).toContain(`loss: ${now.validation.loss}`);
});

test.concurrent("the code of Your table answers as the room does", async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i % 20},${"abc"[i % 3]},${i % 20 < 10 ? "low" : "it's high"}`);
  const reports: TableReport[] = [];
  const shelf = { tables: keptInMemory<never>(), models: keptInMemory<never>(), looks: keptInMemory<never>() };
  const ask = tableDesk(wasmInterpreter(), shelf, (report) => reports.push(report));
  await ask({ type: "open", file: new File([["size,letter,how high", ...rows].join("\n")], "sizes of it.csv") });
  await ask({ type: "train", target: "how high", seed: 3 });
  const row = { size: 3, letter: null };
  await ask({ type: "answer", row });
  const [trained, answer] = reports.slice(-2);
  if (trained?.type !== "trained" || answer?.type !== "answer") throw new Error(JSON.stringify(reports.at(-1)));
  const { madeOf, file, bytes } = trained.trained;
  await writeFile(join(folder, file), bytes);
  const code = tableCode({ ...madeOf, file, row });
  expect(code).toContain("gd train 'sizes of it.csv' --target 'how high' --seed 3");
  const printed = await run(code.replace("console.log(answer(rows))", "console.log(JSON.stringify(answer(rows)))"));
  expect(JSON.parse(printed.join(""))).toEqual(JSON.parse(JSON.stringify([answer.answer])));
});

test.concurrent("the class learns the pair", async () => {
  const [answer = ""] = await run(classCode([2, 40, 40, 2], 1, 2000), "ts");
  const [first, second] = JSON.parse(answer);
  expect(first).toBeCloseTo(0.3, 2);
  expect(second).toBeCloseTo(0.67, 2);
});
