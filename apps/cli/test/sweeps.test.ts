import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadModel } from "@gd/models";
import { readTableFile } from "@gd/tables/node";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runTrial } from "../src/sweep/trial/run-trial.js";
import type { TrialTask } from "../src/sweep/trial/trial-task.js";
import { runProgram } from "./run-program.js";

let folder: string;
let before: string;
beforeEach(async () => {
  before = process.cwd();
  folder = await mkdtemp(join(tmpdir(), "gd-sweeps-"));
  process.chdir(folder);
  const row = (i: number) => `${(i * 37) % 61}.5,${(i * 17) % 23}.5,${(i * 37) % 61 > 30 ? "tea" : "coffee"}`;
  await writeFile("sales.csv", `${["x,y,drink", ...Array.from({ length: 90 }, (_, i) => row(i))].join("\n")}\n`);
});
afterEach(async () => {
  process.chdir(before);
  await rm(folder, { recursive: true });
});

const space = {
  model: { type: "choice", values: ["linear", "dense"] },
  learningRate: { type: "log-uniform", low: 1e-3, high: 0.1 },
  hidden: { type: "integer", low: 2, high: 8, when: { model: ["dense"] } },
};
const writeSweep = (more: object = {}, train: object = {}) =>
  writeFile(
    "sales.json",
    JSON.stringify({
      train: { data: "sales.csv", target: "drink", epochs: 3, ...train },
      space,
      trials: 6,
      sampler: { type: "random" },
      ...more,
    }),
  );
const ledger = async (name = "sales.sweep") =>
  (await readFile(join(name, "ledger.jsonl"), "utf8")).trim().split("\n").sort();
const text = (stdout: string): string => stdout.replace(/\s+/g, " ");

test("a sweep ends with its trials, the best model, and a training to begin with; a report shows it", async () => {
  await writeSweep({ objectives: ["validation loss", "parameters"] });
  const { code, stdout, stderr } = await runProgram(["sweep", "sales.json", "--workers", "2"]);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(text(stdout)).toContain("6 trials: 6 completed; those that no other one beats:");
  const [, file] = /model of trial \d+ in (\S+)\./.exec(text(stdout))!;
  const { training } = loadModel(await readFile(file!));
  const best = JSON.parse(await readFile("sales.sweep/best.config.json", "utf8"));
  expect(training).toMatchObject({ config: { data: "sales.csv", learningRate: best.learningRate } });
  expect((await runProgram(["train", "--config", "sales.sweep/best.config.json", "--quiet"])).code).toBe(0);

  // What has ended is not run again, and another sweep does not take its place.
  const lines = await ledger();
  expect((await runProgram(["sweep", "sales.json"])).stderr).toContain("--resume goes on with it");
  expect((await runProgram(["sweep", "sales.json", "--resume"])).code).toBe(0);
  expect(await ledger()).toEqual(lines);
  await writeSweep({ trials: 7, objectives: ["validation loss", "parameters"] });
  expect((await runProgram(["sweep", "sales.json", "--resume", "--json"])).code).toBe(0);
  expect((await ledger()).length).toBe(7);
  await writeSweep({ seed: 2 });
  expect((await runProgram(["sweep", "sales.json", "--resume"])).stderr).toContain("has another sweep than that file");

  const shown = await runProgram(["sweep", "report", "sales.sweep", "--tensorboard", "events"]);
  expect(shown.code).toBe(0);
  expect((await readdir("events")).filter((name) => name.startsWith("trial-")).length).toBe(7);
  expect((await readdir("events/trial-6")).length).toBe(1);
  const again = await runProgram(["sweep", "report", "sales.sweep", "--tensorboard", "events"]);
  expect(again.stderr).toContain("--tensorboard events: this folder has files already");
  const page = await readFile("sales.sweep/report.html", "utf8");
  for (const heading of ["Pareto front", "What matters", "All trials", "learningRate", "Learning curves", "Trials"])
    expect(page).toContain(`<h2>${heading}</h2>`);
  const links = [...page.matchAll(/href="(trials\/[0-9a-f]+\/1)\/"/g)].map(([, link]) => link!);
  for (const link of links) expect(await readdir(join("sales.sweep", link))).toContain("model.safetensors");
  const table = await readTableFile("sales.sweep/trials.parquet");
  expect(table.rows).toBe(7);
  expect(table.columns.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["trial", "learningRate", "validation loss", "parameters"]),
  );
});

test("seeds and folds are trainings of one trial, which hold the same rows out", async () => {
  await writeSweep({ trials: 1, seeds: [3, 4], folds: 2 });
  expect((await runProgram(["sweep", "sales.json", "--workers", "1", "--quiet"])).code).toBe(0);
  const [id] = await readdir("sales.sweep/trials");
  const losses: number[] = [];
  for (const run of ["1", "2", "3", "4"]) {
    const { losses: curve } = JSON.parse(await readFile(join("sales.sweep/trials", id!, run, "summary.json"), "utf8"));
    losses.push(Math.min(...curve));
  }
  expect(new Set(losses).size).toBe(4);
  const [line] = await ledger();
  expect(JSON.parse(line!).values[0]).toBeCloseTo(losses.reduce((sum, loss) => sum + loss, 0) / 4, 12);
});

test("a pruned trial gives the same outcome again, and one that goes on that of a training of its own", async () => {
  const halving = { trials: 9, pruner: { type: "successive-halving", least: 1, reduction: 3 }, seed: 4 };
  await writeSweep(halving, { epochs: 9, earlyStopping: 0 });
  expect((await runProgram(["sweep", "sales.json", "--workers", "2", "--quiet"])).code).toBe(0);
  const entries = (await ledger()).map((line) => JSON.parse(line));
  expect(entries.length).toBe(9 + 3 + 1);
  const whole = entries.find(({ status }) => status === "completed")!;
  const first = entries.find(({ key }) => key === `${whole.trial}.0`)!;
  expect(whole.curve.slice(0, 1)).toEqual(first.curve);
  // The same without pauses.
  await writeSweep({ trials: 9, seed: 4 }, { epochs: 9, earlyStopping: 0 });
  expect((await runProgram(["sweep", "sales.json", "--workers", "2", "--quiet", "--output", "whole"])).code).toBe(0);
  const alone = (await ledger("whole")).map((line) => JSON.parse(line)).find(({ trial }) => trial === whole.trial)!;
  expect({ ...alone, key: whole.key }).toEqual(whole);
});

test("trials for a cluster are jobs by their numbers, whose results a sweep finds", async () => {
  await writeSweep({ trials: 2 });
  const { stdout: script } = await runProgram(["sweep", "sales.json", "--emit", "slurm", "--workers", "4"]);
  expect(script).toContain("#SBATCH --array=0-1%4\n");
  // Without B: Slurm leaves the script itself out.
  expect(script).toContain("#SBATCH --signal=B:TERM@60\n");
  expect(script).toContain('exec gd sweep sales.json --trial "$SLURM_ARRAY_TASK_ID"\n');
  const { stdout: job } = await runProgram(["sweep", "sales.json", "--emit", "kubernetes"]);
  expect(JSON.parse(job)).toMatchObject({
    kind: "Job",
    spec: { completionMode: "Indexed", completions: 2, parallelism: 2 },
  });
  for (const trial of ["0", "1"]) expect((await runProgram(["sweep", "sales.json", "--trial", trial])).code).toBe(0);
  const folders = await readdir("sales.sweep/trials");
  expect((await runProgram(["sweep", "sales.json", "--resume", "--quiet"])).code).toBe(0);
  expect(await readdir("sales.sweep/trials")).toEqual(folders);
  expect((await ledger()).length).toBe(2);
  expect((await runProgram(["sweep", "sales.json", "--trial", "2"])).stderr).toContain("the last trial is 1");
  await writeSweep({ sampler: { type: "tpe" } });
  expect((await runProgram(["sweep", "sales.json", "--emit", "slurm"])).stderr).toContain("learns from trials");
});

test.each<[what: string, sweep: object, message: string]>([
  ["a member that there is not", { sampler: { type: "tpes" } }, "sampler.type"],
  [
    "a parameter that no training has",
    { space: { epocs: { type: "integer", low: 1, high: 2 } } },
    "a training has no epocs",
  ],
  ["a value that no training takes", { space: { dropout: { type: "uniform", low: 0, high: 1 } } }, "space.dropout: 1 "],
  [
    "what all trials must have in common",
    { space: { seed: { type: "integer", low: 1, high: 2 } } },
    "the same for all",
  ],
  ["objectives of whole trials for a pruner", { pruner: { type: "asha" }, objectives: ["parameters"] }, "objectives"],
  ["a range without an inside", { space: { dropout: { type: "uniform", low: 0.5, high: 0.2 } } }, "space.dropout.high"],
])("%s is refused", async (_, sweep, message) => {
  await writeSweep(sweep);
  const { code, stderr } = await runProgram(["sweep", "sales.json"]);
  expect(stderr).toContain("sales.json");
  expect(stderr.replace(/\s+/g, " ")).toContain(message);
  expect(code).toBe(2);
});

test("a sweep that cannot begin says why in words of its file, and leaves nothing behind", async () => {
  const wrong: readonly (readonly [object, object, string])[] = [
    [{}, { target: "nothing" }, "sales.json: train.target nothing: there is no such column"],
    [{}, { target: undefined }, "sales.json: train.target says which column to predict"],
    [{}, { data: "nothing.csv" }, "nothing.csv: these data cannot be read"],
    [{ folds: 1000 }, {}, "sales.json: folds 1/1000: there are 72 rows: take fewer folds"],
    [{ space: { batchSize: { type: "uniform", low: 8, high: 64 } } }, {}, "is nothing to train with"],
    [{ space: { layers: { type: "integer", low: 1, high: 3 } } }, {}, "space.layers: so many layers of which size?"],
    [{ seeds: [1, 2, 1] }, {}, "seeds: 1 is there twice"],
    [{ objectives: ["parameters", "parameters"] }, {}, "objectives: parameters is there twice"],
    [{ objectives: ["parameters"], pruner: { type: "asha" } }, {}, "leave the pruner or the other objectives out"],
  ];
  for (const [more, train, message] of wrong) {
    await writeSweep(more, train);
    const { code, stdout, stderr } = await runProgram(["sweep", "sales.json", "--workers", "1"]);
    expect(text(stderr)).toContain(message);
    expect(stderr).not.toContain("--resume");
    expect(code).not.toBe(0);
    expect(stdout).toBe("");
    expect(await readdir(".")).not.toContain("sales.sweep");
  }
});

test("where all trials fail, the sweep has failed, and says why", async () => {
  await writeSweep({ trials: 2, space: { learningRate: { type: "log-uniform", low: 1e30, high: 1e38 } } });
  const { code, stdout } = await runProgram(["sweep", "sales.json", "--workers", "1"]);
  expect(text(stdout)).toMatch(/trial 0: failed: step 1: .* often helps; learningRate /);
  expect(text(stdout)).toMatch(/ 2 trials: 2 failed; none has come to its end: step 1: NaN first appeared/);
  expect(code).toBe(1);
});

test("a ledger that was edited: a line that says nothing runs again, one of another point is refused", async () => {
  await writeSweep({ trials: 2 });
  await runProgram(["sweep", "sales.json", "--workers", "1", "--quiet"]);
  const [first, second] = await ledger();
  await writeFile(
    "sales.sweep/ledger.jsonl",
    `${first}\n${second!.replace(/"values":\[[^\]]*\]/, '"values":["small"]')}\n`,
  );
  expect((await runProgram(["sweep", "report", "sales.sweep"])).code).toBe(0);
  expect((await runProgram(["sweep", "sales.json", "--resume", "--quiet"])).code).toBe(0);
  expect(await ledger()).toContain(second);
  await writeFile("sales.sweep/ledger.jsonl", `${first!.replace(/"learningRate":[^,}]+/, '"learningRate":0.5')}\n`);
  const { code, stderr } = await runProgram(["sweep", "sales.json", "--resume", "--quiet"]);
  expect(text(stderr)).toContain("sales.sweep/ledger.jsonl: the ledger has");
  expect(code).toBe(2);
  await writeFile("sales.sweep/data.json", "{}");
  expect((await runProgram(["sweep", "sales.json", "--resume"])).stderr).toContain(
    "sales.sweep/data.json: this does not say",
  );
  await writeFile("sales.sweep/data.json", "{");
  expect((await runProgram(["sweep", "report", "sales.sweep"])).stderr).toContain(
    "sales.sweep/data.json: this is not JSON",
  );
});

test("trials of another version, or on a machine without the folder of the sweep, are not run", async () => {
  await writeSweep({ trials: 1 });
  await runProgram(["sweep", "sales.json", "--workers", "1", "--quiet"]);
  const source = await readFile("sales.sweep/data.json", "utf8");
  await writeFile("sales.sweep/data.json", source.replace(/"version":"[^"]+"/, '"version":"0.0.0-older"'));
  const { code, stderr } = await runProgram(["sweep", "sales.json", "--resume"]);
  expect(text(stderr)).toContain("the sweep in sales.sweep began with gd 0.0.0-older");
  expect(code).toBe(2);
  // What is there is shown all the same.
  expect((await runProgram(["sweep", "report", "sales.sweep"])).code).toBe(0);
  const { version } = JSON.parse(source);
  const task = { place: "elsewhere", version, config: {}, replicates: [], objectives: [], stops: [], data: {} };
  const tools = {} as Parameters<typeof runTrial>[1];
  const run = (more: object) => runTrial({ ...task, ...more } as unknown as TrialTask, tools);
  await expect(run({})).rejects.toThrow("elsewhere is not the folder of the sweep");
  await expect(run({ version: "0.0.0-older" })).rejects.toThrow("is not 0.0.0-older, with which the sweep began");
  expect(await readdir(".")).not.toContain("elsewhere");
});

test("a fold is a part of the rows that are not held out", async () => {
  const notes = async (fold: string) =>
    text((await runProgram(["train", "sales.csv", "--target", "drink", "--epochs", "1", "--fold", fold])).stdout);
  expect(await notes("2/3")).toContain("48 to train with, 24 to validate, 18 held out; stratified by drink, fold 2/3");
  expect((await runProgram(["train", "sales.csv", "--target", "drink", "--fold", "4/3"])).stderr).toContain("like 2/5");
});
