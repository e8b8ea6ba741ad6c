import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { compareWithBaselines, modelFile, planTable, trainNetwork, usualRecipe } from "@gd/recipe";
import { readTable } from "@gd/tables";
import { randomStreams, referenceInterpreter } from "@gd/tensor";
import { InferenceSession, Tensor } from "onnxruntime-node";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProgram } from "./run-program.js";

const samples = join(import.meta.dirname, "../node_modules/@observablehq/sample-datasets");
const penguins = join(samples, "penguins.csv");
let folder: string;
let model: string;

/** What a run leaves. */
const FILES = [
  "doctor.json",
  "gd.config.json",
  "metrics.csv",
  "metrics.jsonl",
  "model.safetensors",
  "preparation.json",
];

const train = (...args: readonly string[]) => runProgram(["train", ...args]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gd-"));
  model = join(folder, "penguins.model.safetensors");
});
afterAll(() => rm(folder, { recursive: true }));

describe("penguins, from a table to answers", () => {
  test("train says what it saw and did, and leaves the model and a run", async () => {
    const { code, stdout, stderr } = await train(penguins, "--target", "species", "--epochs", "60", "--output", model);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, " ")).toContain("344 rows, 7 columns: 4 numbers, 3 categories");
    expect(stdout).toContain("Target: species, 3 classes: Adelie, Chinstrap, Gentoo\n");
    expect(stdout).toContain("Rows: 220 to train with, 55 to validate, 69 held out; stratified by species\n");
    const accuracies = [...stdout.matchAll(/(most frequent class|linear model|network)\s+│ (\d+\.\d) %/g)];
    const [simplest, linear, network] = accuracies.map(([, , accuracy]) => Number(accuracy));
    expect(simplest).toBe(43.5);
    expect(linear).toBeGreaterThan(85);
    expect(network).toBeGreaterThan(97);
    const run = join(folder, "penguins.runs/1");
    expect((await readdir(run)).sort()).toEqual(FILES);
    expect((await readFile(join(run, "metrics.csv"), "utf8")).split("\n").length).toBe(1 + 60 + 1);
    expect(await readFile(join(run, "model.safetensors"))).toEqual(await readFile(model));
    expect((await readdir(folder)).sort()).toEqual(["penguins.model.safetensors", "penguins.runs"]);
  });

  test("the configuration of a run gives the same bytes again", async () => {
    const config = join(folder, "penguins.runs/1/gd.config.json");
    const again = join(folder, "again.model.safetensors");
    expect((await train("--config", config, "--output", again, "--quiet")).code).toBe(0);
    const weights = async (file: string) => {
      const bytes = await readFile(file);
      return bytes.subarray(8 + Number(bytes.readBigUInt64LE()));
    };
    expect(await weights(again)).toEqual(await weights(model));
  });

  test("the recipe gives the same bytes without the program", async () => {
    const output = join(folder, "briefly.model.safetensors");
    const args = ["--target", "species", "--epochs", "3", "--seed", "5", "--output", output];
    expect((await train(penguins, ...args)).code).toBe(0);
    const config = { ...usualRecipe("penguins.csv", "species"), epochs: 3, seed: 5 };
    const table = await readTable(await readFile(penguins), { name: "penguins.csv" });
    const plan = planTable(table, config);
    const tools = { interpreter: referenceInterpreter(), signal: new AbortController().signal };
    const network = await trainNetwork(plan.network, plan, config, tools);
    const results = await compareWithBaselines(network, plan, config, { ...tools, onEpoch: () => {} });
    expect(Buffer.from(modelFile(network, plan, config, results)).equals(await readFile(output))).toBe(true);
  });

  test("evaluate compares with the answers of a table, and shows the worst rows", async () => {
    const { code, stdout } = await runProgram(["evaluate", model, penguins]);
    expect(code).toBe(0);
    expect(Number(/the model │ (\d+\.\d) %/.exec(stdout)?.[1])).toBeGreaterThan(97);
    expect(stdout.split("│ Adelie ").length).toBeGreaterThan(2);
    const json = await runProgram(["evaluate", model, penguins, "--json"]);
    const { rows, scores, worst } = JSON.parse(json.stdout);
    expect([rows, scores.kind, worst.length]).toEqual([344, "class", 10]);
    expect(worst[0].error).toBeGreaterThanOrEqual(worst[9].error);
  });

  test("predict answers rows without the answer, and writes a whole file", async () => {
    const [header, ...rows] = (await readFile(penguins, "utf8")).trim().split("\n");
    const withoutFirst = (line: string) => line.slice(line.indexOf(",") + 1);
    const fresh = join(folder, "new.csv");
    await writeFile(fresh, [header!, ...rows.slice(0, 3)].map(withoutFirst).join("\n"));
    const output = join(folder, "answers.csv");
    const { code, stdout } = await runProgram(["predict", model, fresh, "--output", output]);
    expect([code, stdout]).toEqual([0, `3 answers are in ${output}.\n`]);
    const lines = (await readFile(output, "utf8")).trim().split("\n");
    expect(lines.length).toBe(4);
    expect(lines[0]).toMatch(
      /,sex,predicted species,probability of Adelie,probability of Chinstrap,probability of Gentoo$/,
    );
    for (const line of lines.slice(1)) expect(line).toMatch(/,Adelie,(1|0\.9)\d*\.?\d*,/);
  });

  test("inspect shows layers, columns and results", async () => {
    const { code, stdout } = await runProgram(["inspect", model]);
    expect(code).toBe(0);
    expect(stdout).toContain("16 numbers ─▶ 64 relu ─▶ 64 relu ─▶ 3 classes");
    expect(stdout).toContain("species: one of Adelie, Chinstrap, Gentoo");
  });

  test("serve answers over HTTP until it is stopped, and names what is wrong with a row", async () => {
    const controller = new AbortController();
    const chunks: string[] = [];
    const stdout = new PassThrough();
    stdout.on("data", (chunk) => chunks.push(String(chunk)));
    const ended = runProgram(["serve", model, "--port", "0", "--rows", "2"], { stdout, signal: controller.signal });
    await once(stdout, "data");
    const [url] = /http:\S+/.exec(chunks.join(""))!;
    const row = {
      island: "Biscoe",
      culmen_length_mm: 46.5,
      culmen_depth_mm: null,
      flipper_length_mm: 210,
      body_mass_g: 5000,
      sex: "MALE",
    };
    const post = async (body: unknown) => {
      const response = await fetch(`${url}predict`, { method: "POST", body: JSON.stringify(body) });
      return { ...((await response.json()) as { readonly answers?: unknown }), status: response.status };
    };
    const { status, answers } = await post({ rows: [row] });
    expect(status).toBe(200);
    expect(answers).toEqual([expect.objectContaining({ class: "Gentoo" })]);
    expect(await post({ rows: [row, { ...row, body_mass_g: "heavy" }] })).toMatchObject({
      status: 400,
      row: 2,
      column: "body_mass_g",
    });
    const { answers: unlike } = await post({ rows: [row, { ...row, island: "Boston" }] });
    expect(unlike).toEqual([
      expect.not.objectContaining({ warnings: expect.anything() }),
      expect.objectContaining({ warnings: ["island has a value that the model has not learned: Boston"] }),
    ]);
    expect(await post({ ...row, Island: "Biscoe", island: undefined })).toMatchObject({
      status: 400,
      error: "row 1: the model was not trained with a column Island: did you mean island?",
    });
    expect(await post([row, row, row])).toMatchObject({ status: 413 });
    expect(await post(3)).toMatchObject({ status: 400 });
    expect(await (await fetch(url)).text()).toContain("What is species?");
    expect(await (await fetch(`${url}openapi.json`)).json()).toMatchObject({ openapi: "3.1.0" });
    expect((await fetch(`${url}predict`)).status).toBe(405);
    expect((await fetch(`${url}nothing`)).status).toBe(404);
    controller.abort();
    expect((await ended).code).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });
});

test("a training that is interrupted goes on to the same bytes", async () => {
  const [whole, broken] = [await mkdtemp(join(folder, "whole-")), await mkdtemp(join(folder, "broken-"))];
  const args = [penguins, "--target", "species", "--epochs", "30", "--quiet"];
  const of = (place: string) => ["--output", join(place, "m.model.safetensors")];
  await train(...args, ...of(whole));
  const controller = new AbortController();
  let lines = 0;
  const stdout = new PassThrough();
  stdout.on("data", (chunk: Buffer) => {
    lines += String(chunk).split('"type":"epoch"').length - 1;
    if (lines > 3) controller.abort();
  });
  const first = await runProgram(["train", ...args.slice(0, -1), "--json", "--checkpoint-every", "0", ...of(broken)], {
    stdout,
    signal: controller.signal,
  });
  expect(first.code).toBe(130);
  expect(await readdir(join(broken, "m.runs/1"))).toContain("checkpoint.json");
  const refused = await train(penguins, "--epochs", "31", "--resume", ...of(broken));
  expect(refused.stderr).toContain("gd: --epochs 31: the run in");
  const { code, stdout: said } = await train(...args.slice(0, -1), "--resume", ...of(broken));
  expect(code).toBe(0);
  expect(said).toContain("Going on with ");
  const weights = async (place: string) => {
    const bytes = await readFile(join(place, "m.model.safetensors"));
    return bytes.subarray(8 + Number(bytes.readBigUInt64LE()));
  };
  expect(await weights(broken)).toEqual(await weights(whole));
  expect((await readdir(join(broken, "m.runs/1"))).sort()).toEqual(FILES);
  expect((await readFile(join(broken, "m.runs/1/metrics.csv"), "utf8")).split("\n").length).toBe(1 + 30 + 1);
  const ended = await train("--resume", join(broken, "m.runs/1"));
  expect(ended.stderr).toContain("this run has ended");
});

test("a linear model that is interrupted is left out of the comparison, which says so", async () => {
  const controller = new AbortController();
  const stdout = new PassThrough();
  let said = "";
  stdout.on("data", (chunk: Buffer) => {
    said += String(chunk);
    if (said.includes("linear model …")) controller.abort();
  });
  const output = join(folder, "interrupted model.safetensors");
  const args = ["train", penguins, "--target", "species", "--epochs", "2", "--output", output];
  const { code } = await runProgram(args, { stdout, signal: controller.signal });
  expect(code).toBe(130);
  expect(said).toContain("The linear model is left out, as the run was interrupted.\n");
  expect(said).toMatch(/network +│ \d/);
  expect(said).toContain(`gd train --resume '${join(folder, "interrupted model.runs/1")}' goes on.\n`);
  expect(said).toContain(`Next: gd predict '${output}' <table>\n`);
});

test("weights count in the scores, also in those of a table that has them", async () => {
  const table = join(folder, "weighted.csv");
  // Of those that count, each is red where x is large; the others say the opposite.
  const row = (i: number) => `${(i * 37) % 101}.5,${i % 2},${(i * 37) % 101 > 50 === (i % 2 === 1) ? "red" : "blue"}`;
  await writeFile(table, ["x,counts,colour", ...Array.from({ length: 200 }, (_, i) => row(i))].join("\n"));
  const output = join(folder, "weighted.model.safetensors");
  const trained = await train(table, "--target", "colour", "--weight", "counts", "--epochs", "40", "--output", output);
  expect(trained.stderr).toBe("");
  expect(trained.stdout).toContain("40 rows that were held out, looked at once, weighted by counts:\n");
  expect(Number(/network\s+│ (\d+\.\d) %/.exec(trained.stdout)![1])).toBeGreaterThan(90);
  const evaluated = await runProgram(["evaluate", output, table]);
  expect(evaluated.stdout.replace(/\s+/g, " ")).toContain("The scores are weighted by counts");
  expect(Number(/the model │ (\d+\.\d) %/.exec(evaluated.stdout)?.[1])).toBeGreaterThan(90);
  const inspected = await runProgram(["inspect", output]);
  expect(inspected.stdout).toContain("--target colour --weight counts");
});

test("a column is taken, whatever it looks like, if somebody says its kind", async () => {
  const counted = async (name: string) => {
    const table = join(folder, `counted-${name}.csv`);
    const rows = Array.from({ length: 60 }, (_, i) => `${i},${3 * i + (i % 4)}`);
    await writeFile(table, [`${name},y`, ...rows].join("\n"));
    return [table, "--target", "y", "--epochs", "1", "--quiet", "--output", join(folder, "c.safetensors")];
  };
  const args = await counted("nr");
  expect((await train(...args)).stderr).toContain("Say what one of them is with --columns");
  expect((await train(...args, "--columns", "nr=number")).code).toBe(0);
  // There is nothing else to learn from, and its name does not say that it identifies rows.
  expect((await train(...(await counted("x")))).code).toBe(0);
});

test("what was seen in columns is said, and what to choose where nothing says how values are written", async () => {
  const file = join(folder, "sales.csv");
  const row = (i: number) =>
    `${i},"$${1 + (i % 9)},${100 + (i % 9)}",01/${13 + (i % 9)}/2020,0${1 + (i % 9)}/02/2020,${i % 9 < 5 ? "a" : "b"}`;
  // Nine different rows, whose numbers are no features.
  await writeFile(file, `id,price,sold,"paid at",kind\n${Array.from({ length: 60 }, (_, i) => row(i)).join("\n")}\n`);
  const args = [file, "--target", "kind", "--epochs", "2", "--output", join(folder, "sales.model.safetensors")];
  const { code, stdout } = await train(...args);
  const text = stdout.replace(/\s+/g, " ");
  expect(code).toBe(0);
  expect(text).toContain('"price" is read as numbers: $1,100 is 1100.');
  expect(text).toContain('"sold" has dates in the order month/day/year: 01/13/2020 is 2020-01-13.');
  expect(text).toContain("which may be 2020-02-01 or 2020-01-02: say which with --columns 'paid at=day/month/year'");
  expect(text).toContain('"id" is left out, as it looks like an identifier of rows.');
  expect(text).toContain("12 of 12 test rows equal training rows.");
  const said = await train(...args, "--columns", "paid at=month/day/year");
  expect(said.code).toBe(0);
  expect(said.stdout).not.toContain("say which");
});

test("export writes an ONNX file that says what it takes", async () => {
  const output = join(folder, "penguins.onnx");
  const { code, stdout } = await runProgram(["export", model, "--onnx", output]);
  expect(code).toBe(0);
  expect(stdout.replace(/\s+/g, " ")).toContain(
    "takes 6 columns, which become 16 numbers inside, and gives probabilities and label",
  );
  const session = await InferenceSession.create(output, { logSeverityLevel: 3 });
  const numbers = { culmen_length_mm: 46.5, culmen_depth_mm: 14.8, flipper_length_mm: 217, body_mass_g: 5200 };
  const feeds = Object.fromEntries([
    ...Object.entries(numbers).map(([name, value]) => [name, new Tensor("float32", [value], [1, 1])]),
    ["island", new Tensor("string", ["Biscoe"], [1, 1])],
    ["sex", new Tensor("string", [""], [1, 1])],
  ]);
  const { label } = await session.run(feeds);
  expect(label!.data).toEqual(["Gentoo"]);
});

test("a number comes with its errors in its own units, beside those of a linear model", async () => {
  const output = join(folder, "cars.model.safetensors");
  const { code, stdout } = await train(
    join(samples, "cars.csv"),
    "--target",
    "economy (mpg)",
    "--columns",
    "name=omit",
    "--output",
    output,
  );
  expect(code).toBe(0);
  const scores = [...stdout.matchAll(/(the mean|linear model|network)\s+│ (-?\d+\.\d+)\s+│ (\d+\.\d+)/g)];
  const [mean, linear, network] = scores.map(([, , r, error]) => ({ r: Number(r), error: Number(error) }));
  expect(mean!.r).toBeLessThan(0.05);
  expect(linear!.r).toBeGreaterThan(0.7);
  expect(network!.r).toBeGreaterThan(0.8);
  expect(network!.error).toBeLessThan(3);
});

test("a folder of images for each class becomes a model that answers for files", async () => {
  const photos = join(folder, "photos");
  // Bars that lie or stand, in any place and colour.
  const { integer } = randomStreams(1).stream("bars");
  for (const name of ["lying", "standing"]) {
    await mkdir(join(photos, name), { recursive: true });
    for (let i = 0; i < 40; i++) {
      const [place, colour] = [2 + integer(12), [integer(150), integer(150), integer(150)]];
      const pixels = Uint8Array.from({ length: 16 * 16 * 3 }, (_, at) => {
        const [row, column] = [Math.floor(at / 48), Math.floor(at / 3) % 16];
        return Math.abs((name === "lying" ? row : column) - place) < 2 ? colour[at % 3]! : 230;
      });
      const image = sharp(pixels, { raw: { width: 16, height: 16, channels: 3 } });
      await image.png().toFile(join(photos, name, `${i}.png`));
    }
  }
  const output = join(folder, "bars.model.safetensors");
  const trained = await train(photos, "--image", "16x16", "--epochs", "20", "--output", output);
  expect(trained.stderr).toBe("");
  expect(trained.stdout).toContain("Images: 51 to train with, 13 to validate, 16 held out; stratified by class\n");
  expect(Number(/network\s+│ (\d+\.\d) %/.exec(trained.stdout)![1])).toBeGreaterThan(90);
  const answers = await runProgram(["predict", output, join(photos, "standing")]);
  const said = answers.stdout
    .trim()
    .split("\n")
    .slice(1)
    .filter((line) => line.includes(".png,standing,"));
  expect(said.length).toBeGreaterThan(36);
  const evaluated = await runProgram(["evaluate", output, photos, "--json"]);
  const { images, scores, worst } = JSON.parse(evaluated.stdout);
  expect([images, scores.kind, typeof worst[0].image]).toEqual([80, "class", "string"]);
  const inWords = (await runProgram(["evaluate", output, `${photos}/`])).stdout.replace(/\s+/g, " ");
  expect(inWords).toContain(
    "These look like the images that the model was trained on: of 80 images it has seen 64. The scores of the 16 that were held out",
  );
  expect(inWords).toContain(scores.accuracy === 1 ? "The images that it is least sure about" : "most wrong about");
  const some = ["lying/0.png", "standing/0.png"].map((name) => join(photos, name));
  const ofSome = (await runProgram(["predict", output, ...some])).stdout.trim().split("\n");
  expect(ofSome.map((line) => line.split(",").slice(0, 2))).toEqual([
    ["file", "predicted class"],
    [some[0], "lying"],
    [some[1], "standing"],
  ]);
  const onnx = join(folder, "bars.onnx");
  const exported = (await runProgram(["export", output, "--onnx", onnx])).stdout.replace(/\s+/g, " ");
  expect(exported).toContain("takes images [batch, 16, 16, 3] in float32, and gives probabilities and label.");
  expect(exported).toContain("A pixel is red, green and blue, from 0 to 255, divided by 255.");
  // As the sentences say it, the answer is the one of predict.
  const { data } = await sharp(some[0]).resize(16, 16, { fit: "cover" }).raw().toBuffer({ resolveWithObject: true });
  const pixels = new Tensor(
    "float32",
    Float32Array.from(data, (pixel) => pixel / 255),
    [1, 16, 16, 3],
  );
  const session = await InferenceSession.create(onnx, { logSeverityLevel: 3 });
  const [input] = session.inputNames;
  const { label, probabilities } = await session.run({ [input!]: pixels });
  expect(label!.data).toEqual(["lying"]);
  expect((probabilities!.data as Float32Array)[0]).toBeCloseTo(Number(ofSome[1]!.split(",")[2]), 4);
  const wrong = await train(photos, "--target", "class");
  expect(wrong.stderr).toBe("gd: --target is for tables: the classes of images are their folders\n");
});

describe("what cannot be trained is refused, and nothing is written", () => {
  const cases: readonly (readonly [args: readonly string[], message: string])[] = [
    [[], "gd: gd train: data: it is missing\n"],
    [[penguins], "gd: --target says which column to predict\nChoose from:\n  species "],
    [[penguins, "--target", "spiecies"], "gd: --target spiecies: there is no such column; did you mean species?\n"],
    [
      [penguins, "--target", "species", "--epochs", "many"],
      'gd: --epochs many: expected a number, but received "many"\n',
    ],
    [[penguins, "--target", "species", "--epochs", "0"], "gd: --epochs 0: "],
    [[penguins, "--target", "species", "--hidden", "64,x"], "gd: --hidden 64,x: "],
    [[penguins, "--target", "species", "--activation", "rleu"], "gd: --activation rleu: expected one of relu, tanh"],
    [[penguins, "--target", "species", "--group", "island", "--time", "sex"], "gd: --group and --time are two ways"],
    [[penguins, "--target", "species", "--weight", "sex"], "gd: --weight sex: the column has to have a number"],
    [
      [penguins, "--target", "species", "--config", "nowhere.json"],
      "gd: --config nowhere.json: this file cannot be read",
    ],
  ];
  test.each(cases)("gd train %j", async (args, message) => {
    const { code, stderr } = await train(...args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});
