import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { loadModel } from "@gd/models";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runProgram } from "./run-program.js";

let folder: string;
let before: string;
beforeEach(async () => {
  before = process.cwd();
  folder = await mkdtemp(join(tmpdir(), "gd-kept-"));
  const row = (i: number) => `${(i * 37) % 61}.5,${i % 2 ? "tea" : "coffee"},${i % 3 ? "red" : "blue"},${i % 7}`;
  await writeFile(
    join(folder, "sales.csv"),
    ["x,drink,colour,size", ...Array.from({ length: 90 }, (_, i) => row(i))].join("\n"),
  );
});
afterEach(async () => {
  process.chdir(before);
  await rm(folder, { recursive: true });
});

const at = (name: string): string => join(folder, name);
const model = () => at("sales.model.safetensors");
const train = (...args: readonly string[]) =>
  runProgram(["train", at("sales.csv"), "--output", model(), "--epochs", "2", ...args]);

/** Trains, and interrupts the training when it has said something. */
const interruptedAt = async (words: string, ...args: readonly string[]) => {
  const controller = new AbortController();
  const stdout = new PassThrough();
  let said = "";
  stdout.on("data", (chunk: Buffer) => {
    said += String(chunk);
    if (said.includes(words)) controller.abort();
  });
  const { code } = await runProgram(args, { stdout, signal: controller.signal });
  return { code, said };
};

describe("a model that is there", () => {
  test("is left where a training is interrupted before its first epoch has ended", async () => {
    expect((await train("--target", "colour")).code).toBe(0);
    const good = await readFile(model());
    const args = ["train", at("sales.csv"), "--target", "colour", "--output", model()];
    const { code, said } = await interruptedAt("Training: ", ...args);
    expect(code).toBe(130);
    expect(said.replace(/\s+/g, " ")).toContain(
      `Interrupted before the first epoch had ended: there is no model yet, and ${model()} is left as it was.`,
    );
    expect(said).toContain(`gd train --resume ${at("sales.runs/2")} goes on.\n`);
    expect(said).not.toContain("Next:");
    expect(await readFile(model())).toEqual(good);
    expect((await runProgram(["train", "--resume", at("sales.runs/2")])).code).toBe(0);
  });

  test("is named, with where it stays, before another takes its place", async () => {
    expect((await train("--target", "colour")).stdout).not.toContain("will replace");
    const second = await train("--target", "drink");
    expect(second.stdout.replace(/\s+/g, " ")).toContain(
      `${model()} will replace the model of colour that is there, which stays in ${at("sales.runs/1")}.`,
    );
    await rm(at("sales.runs"), { recursive: true });
    const third = await train("--target", "drink", "--json");
    expect(third.stdout).toContain(JSON.stringify({ type: "replaces", file: model(), target: "drink" }));
  });
});

test("a model names no folders of the machine that it was trained on", async () => {
  const config = at("gd.config.json");
  const given = { $schema: at("schema.json"), data: at("sales.csv"), target: "colour", output: model(), epochs: 1 };
  await writeFile(config, JSON.stringify(given));
  expect((await runProgram(["train", "--config", config])).code).toBe(0);
  const bytes = await readFile(model());
  expect(bytes.includes(folder)).toBe(false);
  expect(loadModel(bytes).training).toMatchObject({ source: { name: "sales.csv" }, config: { data: "sales.csv" } });
  const { stdout } = await runProgram(["inspect", model()]);
  expect(stdout).toContain("gd train sales.csv --target colour --epochs 1\n");
});

describe("--resume", () => {
  test("finds the last run that was interrupted, of the data or of this folder, though another has ended since", async () => {
    process.chdir(folder);
    const args = ["train", "sales.csv", "--target", "colour", "--epochs", "3", "--json"];
    expect((await interruptedAt('"type":"plan"', ...args)).code).toBe(130);
    expect((await runProgram(["train", "sales.csv", "--target", "drink", "--epochs", "1"])).code).toBe(0);
    const { code, stdout } = await runProgram(["train", "./sales.csv", "--resume"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Going on with sales.runs/1, ");
    expect((await interruptedAt('"type":"plan"', ...args)).code).toBe(130);
    const last = await runProgram(["train", "--resume"]);
    expect(last.code).toBe(0);
    expect(last.stdout).toContain("Going on with sales.runs/3, ");
    expect((await runProgram(["train", "--resume"])).stderr).toContain(
      "gd: --resume: no run in this folder was interrupted",
    );
  });

  test("believes nothing in the folder of a run", async () => {
    const args = ["train", at("sales.csv"), "--target", "colour", "--epochs", "3", "--json", "--output", model()];
    expect((await interruptedAt('"type":"epoch"', ...args)).code).toBe(130);
    const run = at("sales.runs/1");
    const resume = () => runProgram(["train", "--resume", run]);
    const pointer = await readFile(join(run, "checkpoint.json"), "utf8");
    const [state] = (await readdir(run)).filter((name) => name.startsWith("checkpoint-"));
    await writeFile(join(run, "checkpoint.json"), pointer.replace(state!, "../../sales.model.safetensors"));
    expect((await resume()).stderr).toBe(
      `gd: ${join(run, "checkpoint.json")}: this is not what gd train wrote: begin anew\n`,
    );
    await writeFile(join(run, "checkpoint.json"), pointer.replace(state!, "checkpoint-99999.safetensors"));
    expect((await resume()).stderr).toBe(
      `gd: ${join(run, "checkpoint-99999.safetensors")}: this file of the checkpoint cannot be read, no such file or directory (ENOENT): bring it back, or begin another run\n`,
    );
    await writeFile(join(run, "checkpoint.json"), pointer);
    await writeFile(join(run, "metrics.jsonl"), "null\n");
    const { code, stderr } = await resume();
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });
});

test("what --print-config prints says all that was decided, and is the same training", async () => {
  const { stdout } = await train("--target", "colour", "--print-config");
  const config = JSON.parse(stdout);
  expect(config).toMatchObject({ epochs: 2, batchSize: 32, learningRate: 0.001 });
  expect(config).not.toHaveProperty("$schema");
  await writeFile(at("gd.config.json"), stdout);
  expect((await runProgram(["train", "--config", at("gd.config.json")])).code).toBe(0);
});

test("four hundred classes are saved without their confusions, and a header may be long", async () => {
  const row = (i: number) => `${i % 400}.25,${(i * 7) % 11},c${i % 400}`;
  const long = "x".repeat(2 ** 20);
  await writeFile(at("classes.csv"), [`${long},y,class`, ...Array.from({ length: 2000 }, (_, i) => row(i))].join("\n"));
  const output = at("classes.model.safetensors");
  const args = ["train", at("classes.csv"), "--target", "class", "--epochs", "1", "--output", output, "--json"];
  const { code, stderr } = await runProgram([...args, "--hidden", "4", "--quiet"]);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  const { stdout } = await runProgram(["inspect", output, "--json"]);
  const { results } = JSON.parse(stdout).training;
  expect(results.map((result: object) => Object.keys(result))).toEqual([
    ["name", "accuracy", "macroF1"],
    ["name", "accuracy", "macroF1"],
    ["name", "accuracy", "macroF1"],
  ]);
});

test("a single row that is held out leaves R² undefined, and the model is saved", async () => {
  const rows = [10, 20, 30, 40, 50, 60, 70].map((area) => `${area},${area * 10}`);
  await writeFile(at("tiny.csv"), ["area,price", ...rows].join("\n"));
  const output = at("tiny.model.safetensors");
  const args = ["train", at("tiny.csv"), "--target", "price", "--epochs", "2", "--output", output];
  const { code, stdout, stderr } = await runProgram([...args, "--hidden", "2"]);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(stdout).toMatch(/│ network\s+│ –\s+│ \d/);
  expect((await runProgram(["inspect", output])).stdout).toMatch(/│ network\s+│ –\s+│ \d/);
});

test("a network that learns nothing is said to be no better than the simplest answer", async () => {
  const row = (i: number) => `${i % 2},${i % 10 === 3 ? "rare" : "often"}`;
  await writeFile(at("nothing.csv"), ["x,y", ...Array.from({ length: 200 }, (_, i) => row(i))].join("\n"));
  const args = ["train", at("nothing.csv"), "--target", "y", "--epochs", "3", "--output", at("n.safetensors")];
  const text = async (...more: readonly string[]) => (await runProgram([...args, ...more])).stdout.replace(/\s+/g, " ");
  expect(await text()).toContain(
    "The network is no better than answering the most frequent class every time: the columns may say nothing about the target.",
  );
  expect(await text("--class-weights", "balanced")).toContain("Where classes count the same, macro F1 says more.");
  const learned = (i: number) => `${i % 2},${i % 2 ? "rare" : "often"}`;
  await writeFile(at("nothing.csv"), ["x,y", ...Array.from({ length: 200 }, (_, i) => learned(i))].join("\n"));
  const said = await text();
  expect(said).toContain("Network: 1 number ─▶ 64 relu ─▶ 64 relu ─▶ 2 classes");
  expect(said).toContain("at most 3 epochs training …");
  expect(said).not.toContain("no better");
});

test("a training that fails where a linear model learns is said to have failed, with where to look", async () => {
  await writeFile(
    at("line.csv"),
    ["x,y", ...Array.from({ length: 200 }, (_, i) => `${(i * 37) % 100},${(i * 37) % 100}.5`)].join("\n"),
  );
  const args = ["train", at("line.csv"), "--target", "y", "--epochs", "1", "--learning-rate", "1e-9", "--hidden", "4"];
  const { stdout } = await runProgram([...args, "--output", at("line.model.safetensors")]);
  expect(stdout.replace(/\s+/g, " ")).toContain(
    "The network is no better than answering the mean every time, though a linear model is: it is the training that failed.",
  );
  expect(stdout).toContain(`gd doctor ${at("line.runs/1")} shows`);
});

test("--skip-broken leaves out images that cannot be read, and says so", async () => {
  for (const name of ["red", "blue"]) {
    await mkdir(at(`photos/${name}`), { recursive: true });
    for (let i = 0; i < 10; i++) {
      const pixels = sharp({ create: { width: 8, height: 8, channels: 3, background: name } });
      await pixels.png().toFile(at(`photos/${name}/${i}.png`));
    }
  }
  await writeFile(at("photos/red/broken.png"), "no image");
  const args = ["train", at("photos"), "--image", "8x8", "--epochs", "1", "--output", at("photos.safetensors")];
  const refused = await runProgram(args);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("; --skip-broken leaves such files out\n");
  const { code, stdout } = await runProgram([...args, "--skip-broken"]);
  expect(code).toBe(0);
  expect(stdout.replace(/\s+/g, " ")).toContain("1 file is left out, such as");
  expect((await runProgram(["inspect", at("photos.safetensors")])).stdout).toContain(" --skip-broken");
});
