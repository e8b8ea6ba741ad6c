import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
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
    expect(said).toMatch(/^Something is wrong: rate too high\. From .*\d.*\. Try --learning-rate [\d.e-]+\. /);
    expect(stdout.trim().split("\n").at(-1)).toBe(
      `gd doctor ${folder}/sick.runs/1 shows the evidence; with --treat, it tries the change on a copy.`,
    );
  });

  test("doctor says why, and draws losses, gradients and other rates", async () => {
    const { code, stdout } = await doctor("sick");
    expect(code).toBe(3);
    expect(stdout).toMatch(/✗ rate too high \(\d+ % sure\)\n\s+evidence\s+From/);
    for (const title of [
      "Loss",
      "Sharpness along the step",
      "Gradients of the weights",
      "Losses after some steps at other rates",
    ]) {
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
    expect(document.querySelector("h2")?.textContent).toMatch(/^Rate too high/);
    const figures = [...document.querySelectorAll("figure")];
    expect(figures.length).toBeGreaterThanOrEqual(4);
    expect(document.querySelector("section code")?.textContent).toMatch(/^--learning-rate [\d.e-]+$/);
    expect(document.body.textContent).not.toMatch(/\de[+-]?\d/);
    for (const figure of figures) {
      const svg = figure.querySelector("svg");
      expect(svg?.getAttribute("role")).toBe("img");
      expect(svg?.getAttribute("aria-label")).toMatch(/: (from )?\S.* at .*/);
      expect(figure.querySelectorAll("tbody tr").length).toBeGreaterThan(2);
    }
  });

  test("the folder of all runs is answered with the newest", async () => {
    const { code, stdout } = await runProgram(["doctor", join(folder, "sick.runs")]);
    expect(code).toBe(3);
    expect(flat(stdout)).toContain(
      `${folder}/sick.runs has 1 run: 1. This is of ${folder}/sick.runs/1, the newest. ${folder}/sick.runs/1: `,
    );
  });

  test("is treated: copies are trained with the change and without, and what helps is what to type next", async () => {
    const { code, stdout } = await doctor("sick", "--treat", "--epochs", "8", "--html", join(folder, "treated.html"));
    expect(code).toBe(3);
    const [, change = "", next = ""] =
      /With (--learning-rate \S+), the validation loss after 8 epochs is .+ in place of .+: it helps\. Next: gd train (.*) The report/.exec(
        flat(stdout),
      ) ?? [];
    expect(next).toBe(`--config ${folder}/sick.runs/1/gd.config.json ${change}`);
    expect(await readFile(join(folder, "treated.html"), "utf8")).toContain(
      `<p>With <code>${change}</code>, the validation loss`,
    );
    const { stdout: lines } = await doctor("sick", "--treat", "--epochs", "8", "--json");
    const treated = JSON.parse(lines.trim().split("\n").at(-1)!);
    expect(treated).toMatchObject({ type: "treated", change, epochs: 8, helps: true });
    expect(treated.with).toBeLessThan(treated.without);
    // So little is not enough, and is said not to be.
    const early = await doctor("sick", "--treat", "--epochs", "1");
    expect(early.stdout.indexOf("Training a copy")).toBeLessThan(early.stdout.indexOf("\nSharpness along the step"));
    expect(flat(early.stdout)).toMatch(/after 1 epoch is .+ in place of .+: it (helps|does not help)\./);
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

describe("a training that was interrupted", () => {
  /** Ends a training once it has said that some epochs are over. */
  const interrupted = async (name: string, epochs: number, ...args: readonly string[]) => {
    const controller = new AbortController();
    const stdout = new PassThrough();
    let said = "";
    stdout.on("data", (chunk: Buffer) => {
      said += String(chunk);
      if (said.includes(`"epoch":${epochs},`)) controller.abort();
    });
    const table = join(folder, `${name}.csv`);
    await cp(penguins, table);
    const output = join(folder, `${name}.model.safetensors`);
    const given = ["train", table, "--target", "species", "--json", "--output", output, ...args];
    expect((await runProgram(given, { stdout, signal: controller.signal })).code).toBe(130);
    return table;
  };

  test("is looked at as its last checkpoint has it, also for what it had noted before", async () => {
    const table = await interrupted("slow", 12, "--learning-rate", "1e-7");
    const { code, stdout } = await doctor("slow");
    expect(flat(stdout)).toMatch(
      /slow\.runs\/1 has not ended\. This is of its last checkpoint, after \d+ epochs and \d+ steps\./,
    );
    expect(code).toBe(3);
    const [, steps = ""] = /rate too low .* the (\d+) steps of the training took it from/.exec(flat(stdout)) ?? [];
    expect(Number(steps)).toBeGreaterThanOrEqual(84);
    // Other data would be another training.
    const text = await readFile(table, "utf8");
    await writeFile(table, text.split("\n").slice(0, -9).join("\n"));
    const changed = await doctor("slow");
    expect(flat(changed.stderr)).toContain(
      "preparation.json: the data are no longer what this run began with: bring them",
    );
    await rm(table);
    const gone = await doctor("slow");
    expect([gone.code, flat(gone.stderr)]).toEqual([1, expect.stringContaining("slow.csv, which ")]);
    expect(flat(gone.stderr)).toContain("go to the folder that it was trained from, or bring the data back");
  });

  test("goes on with what had been noted", async () => {
    await interrupted("goes-on", 2, "--epochs", "6");
    expect((await runProgram(["train", "--resume", join(folder, "goes-on.runs/1")])).code).toBe(0);
    const { figures } = JSON.parse(await readFile(join(folder, "goes-on.runs/1/doctor.json"), "utf8"));
    expect(figures.epochs.map(({ epoch }: { epoch: number }) => epoch)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(figures.start.step).toBe(0);
    expect(figures.losses.length * figures.stepsPerLoss).toBe(6 * Math.ceil(220 / 32));
  });
});

describe("refuses", () => {
  test.each([
    ["what is no run", ["nowhere"], "this is no run, no such file or directory (ENOENT): name the folder of one"],
    [
      "a page of another name",
      ["sick.runs/1", "--html", "report.txt"],
      "--html report.txt: the name should end in .html",
    ],
    ["epochs without a treatment", ["sick.runs/1", "--epochs", "3"], "--epochs is for --treat, which trains copies"],
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
    for (const damaged of [text.slice(0, -20), text.replace('"version":2', '"version":1'), "[]", ""]) {
      await writeFile(file, damaged);
      const { code, stderr } = await doctor("copy");
      expect(code).toBe(1);
      expect(flat(stderr)).toContain(
        "doctor.json: this is not what this version of gd train writes: train again, with --config",
      );
    }
    await rm(file);
    const { code, stderr } = await doctor("copy");
    expect(code).toBe(1);
    expect(flat(stderr)).toContain(
      "copy.runs/1: nothing was gathered of this run: it is older than gd doctor, or was killed",
    );
    await rm(join(copy, "model.safetensors"));
    expect(flat((await doctor("copy")).stderr)).toContain(
      "copy.runs/1: it ended before its first checkpoint, and nothing is known of it: gd train --resume",
    );
  });
});
