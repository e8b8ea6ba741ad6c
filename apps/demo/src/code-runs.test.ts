import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeIdx } from "@gd/data";
import { regressionData } from "@gd/experiments";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { afterAll, beforeAll, expect, test } from "vitest";
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

test.concurrent("the class learns the pair", async () => {
  const [answer = ""] = await run(classCode([2, 40, 40, 2], 1, 2000), "ts");
  const [first, second] = JSON.parse(answer);
  expect(first).toBeCloseTo(0.3, 2);
  expect(second).toBeCloseTo(0.67, 2);
});
