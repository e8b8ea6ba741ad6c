import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProgram } from "./run-program.js";

const penguins = join(import.meta.dirname, "../node_modules/@observablehq/sample-datasets/penguins.csv");
let folder: string;
/** A training whose rate is too high, and what it printed. */
let sick: Awaited<ReturnType<typeof runProgram>>;

const train = (name: string, ...args: readonly string[]) =>
  runProgram([
    ...["train", penguins, "--target", "species", "--output", join(folder, `${name}.model.safetensors`)],
    ...args,
  ]);
const doctor = (name: string, ...args: readonly string[]) =>
  runProgram(["doctor", join(folder, `${name}.runs/1`), ...args]);
/** A text without its line breaks. */
const flat = (text: string): string => text.replace(/\s+/g, " ");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gd-"));
  sick = await train("sick", "--learning-rate", "2", "--epochs", "30", "--early-stopping", "0");
});
afterAll(() => rm(folder, { recursive: true }));

test("a training that is well ends without a word of the doctor", async () => {
  const { code, stdout } = await train("well", "--epochs", "60");
  expect(code).toBe(0);
  expect(stdout).not.toContain("wrong");
  const said = await doctor("well");
  expect(said.code).toBe(0);
  expect(said.stdout).toMatch(/well\.runs\/1: nothing is wrong with this\s+training\.\n/);
});

describe("a rate that is too high", () => {
  test("train ends with the cause, what was seen, what to change, and where the evidence is", () => {
    expect(sick.code).toBe(0);
    const { stdout } = sick;
    const said = flat(stdout.slice(stdout.indexOf("Something is wrong")));
    expect(said).toMatch(/^Something is wrong: rate too high\. From .*\d.*\. To change: --learning-rate [\d.e-]+\. /);
    expect(stdout.trim().split("\n").at(-1)).toBe(`gd doctor ${folder}/sick.runs/1 shows the evidence.`);
  });

  test("doctor says why, and draws losses, gradients and other rates", async () => {
    const { code, stdout } = await doctor("sick");
    expect(code).toBe(3);
    expect(stdout).toMatch(/✗ rate too high \(\d+ % sure\)\n\s+evidence\s+From/);
    for (const title of ["Loss", "Gradients of the weights", "Losses after some steps at other rates"]) {
      expect(stdout).toContain(`\n${title}`);
    }
    for (const line of stdout.split("\n")) if (!line.includes(folder)) expect(line.length).toBeLessThanOrEqual(80);
  });

  test("as a page of its own, whose figures have their words and numbers", async () => {
    const file = join(folder, "report.html");
    const { code } = await doctor("sick", "--html", file);
    expect(code).toBe(3);
    const text = await readFile(file, "utf8");
    // Names of namespaces are not loaded.
    expect(text.replaceAll(/xmlns(:\w+)?="[^"]*"/g, "")).not.toMatch(/https?:|\bsrc=|\bhref=|@import|url\((?!#)/);
    expect(text).toContain("color-scheme: light dark");
    const { document } = parseHTML(text);
    expect(document.querySelector("h2")?.textContent).toMatch(/^rate too high/);
    const figures = [...document.querySelectorAll("figure")];
    expect(figures.length).toBeGreaterThanOrEqual(3);
    for (const figure of figures) {
      const svg = figure.querySelector("svg");
      expect(svg?.getAttribute("role")).toBe("img");
      expect(svg?.getAttribute("aria-label")).toMatch(/: from \S+ at .* to \S+ at /);
      expect(figure.querySelectorAll("tbody tr").length).toBeGreaterThan(2);
    }
  });

  test("as JSON", async () => {
    const { stdout } = await doctor("sick", "--json");
    const { type, diagnoses } = JSON.parse(stdout);
    expect([type, diagnoses[0].cause]).toEqual(["diagnoses", "rate too high"]);
  });
});

test("a training that ends in a value that is not finite leaves what led to it", async () => {
  const { code, stdout, stderr } = await train("burst", "--learning-rate", "1e37", "--epochs", "5");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^gd: /);
  expect(flat(stdout)).toContain("Something is wrong: ");
  const said = await doctor("burst");
  expect(said.code).toBe(3);
  expect(flat(said.stdout)).toContain("✗ not finite");
});

describe("refuses", () => {
  test.each([
    ["what is no run", ["nowhere"], "this is no run, no such file or directory (ENOENT): name the folder of one"],
    [
      "a page of another name",
      ["sick.runs/1", "--html", "report.txt"],
      "--html report.txt: the name should end in .html",
    ],
  ])("%s", async (_, [run = "", ...args], message) => {
    const { code, stderr } = await runProgram(["doctor", join(folder, run), ...args]);
    expect(code).toBe(2);
    expect(flat(stderr)).toContain(message);
  });

  test("a run of which nothing was gathered, and one that is damaged", async () => {
    const copy = join(folder, "copy.runs/1");
    await cp(join(folder, "sick.runs/1"), copy, { recursive: true });
    const file = join(copy, "doctor.json");
    const text = await readFile(file, "utf8");
    for (const damaged of [text.slice(0, -20), text.replace('"version":1', '"version":2'), "[]", ""]) {
      await writeFile(file, damaged);
      const { code, stderr } = await doctor("copy");
      expect(code).toBe(1);
      expect(flat(stderr)).toContain("doctor.json: this is not what gd train wrote: train again, with --config");
    }
    await rm(file);
    const { code, stderr } = await doctor("copy");
    expect(code).toBe(1);
    expect(flat(stderr)).toContain(
      "copy.runs/1: nothing was gathered of this run: it was interrupted, or is older than",
    );
  });
});
