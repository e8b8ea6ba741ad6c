import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProgram } from "./run-program.js";

const samples = join(import.meta.dirname, "../node_modules/@observablehq/sample-datasets");
let folder: string;
let model: string;

const own = ["trace", "--network", "3-2-2-1", "--activation", "relu", "--input", "1,2,-1", "--target", "0"];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gd-derivations-"));
  model = join(folder, "penguins.model.safetensors");
  await cp(join(samples, "penguins.csv"), join(folder, "penguins.csv"));
  const trained = await runProgram([
    "train",
    join(folder, "penguins.csv"),
    "--target",
    "species",
    "--epochs",
    "2",
    "--output",
    model,
  ]);
  expect(trained.code).toBe(0);
});
afterAll(() => rm(folder, { recursive: true }));

describe("a network of one's own", () => {
  test("is derived forward, backward and after the update", async () => {
    const { code, stdout, stderr } = await runProgram(
      [...own, "--weights", "ones", "--loss", "residualSumOfSquares", "--learning-rate", "0.001"],
      {},
      { columns: 100 },
    );
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toContain(
      "    z1[1] = x[1]·W1[1,1] + x[2]·W1[2,1] + x[3]·W1[3,1] + b1[1] = 1·1 + 2·1 + (−1)·1 + 0 = 2\n",
    );
    expect(stdout).toContain("  ∂L/∂W2 = ∂L/∂z3 · ∂z3/∂a2 · ∂a2/∂z2 · ∂z2/∂W2\n");
    expect(stdout).toContain("    ΔW1[3,1] = −0.001·∂L/∂W1[3,1] = −0.001·(−32) = 0.032\n");
    expect(stdout).toMatch(/\nThe loss was 64 and is \d+\.\d+\.\n$/);
  });

  test("is what the README shows", async () => {
    const readme = await readFile(join(import.meta.dirname, "../README.md"), "utf8");
    const [, args = "", shown] = /```text\n\$ gd (trace .*)\n([\s\S]*?)```/.exec(readme) ?? [];
    const { stdout } = await runProgram(args.split(" "), {}, { columns: 100 });
    expect(stdout).toBe(shown);
  });

  test("is compared with numbers of another program", async () => {
    const file = join(folder, "other.json");
    const values = { z1: [2, 2], a2: [4, 4], "dL/dW3": [[64], [64]] };
    await writeFile(file, JSON.stringify({ format: "gd trace values", version: 1, values }));
    const same = await runProgram(["trace", "hand-derived", "--compare", file]);
    expect(same).toMatchObject({ code: 0, stdout: "All 6 numbers are the same.\n", stderr: "" });
    const other = await runProgram([...own, "--seed", "3", "--compare", file, "--tolerance", "1e-9"]);
    expect(other.code).toBe(1);
    expect(other.stdout).toMatch(
      /^The first number that differs is z1\[1\]: .*, and 2 in the other; it is of 0 linear/,
    );
    await writeFile(file, "{}");
    const { stderr, code } = await runProgram([...own, "--compare", file], {}, { columns: 500 });
    expect(stderr).toContain(`${file}: expected a derivation. Name a file that gd trace --json has written`);
    expect(code).toBe(1);
  });

  test("is a document in JSON", async () => {
    const { stdout } = await runProgram([...own, "--json", "--seed", "7"]);
    expect(JSON.parse(stdout)).toMatchObject({ format: "gd trace", version: 1, loss: "meanSquaredError" });
  });

  test.each([
    [
      ["--network", "3"],
      "--network 3: it should be the sizes of the layers, from the inputs to the outputs, like --net",
    ],
    [
      ["--network", "3-2", "--input", "1,2", "--target", "0,0"],
      "--input 1,2: these are 2 numbers, but the network has 3",
    ],
    [["--network", "1-2", "--input", "x", "--target", "0,0"], "--input x: x is no number: write --input 0"],
    [["--network", "1-2", "--target", "0,0"], "--input is missing: the network has 1 input, like --input 0"],
    [
      ["--network", "1-2", "--input", "1", "--target", "2", "--loss", "softmaxCrossEntropy"],
      "--target 2: it should be a class from 0 to 1, like --target 0",
    ],
    [[...own.slice(1), "--activation", "rellu"], "option '--activation <name>' is given twice"],
    [
      ["--network", "1-1", "--input", "1", "--target", "1", "--loss", "huberr"],
      "--loss huberr: there is no such loss: did",
    ],
    [[...own.slice(1), "--follow", "z9[1]"], "--follow z9[1]: it should be an entry of a value of the derivation"],
    [[...own.slice(1), "--row", "3"], "--row says nothing of --network: leave it out"],
    [[...own.slice(1), "--latex", "derivation.txt"], "--latex derivation.txt: the name should end in .tex"],
    [[...own.slice(1), "--rate", "0.1"], "argument '0.1' is invalid. Did you mean --learning-rate 0.1?"],
    [["hand-derived", "--row", "3"], "--row says nothing of hand-derived: leave it out"],
  ])("%j is refused", async (args, message) => {
    const { code, stderr } = await runProgram(["trace", ...args]);
    expect(stderr.replace(/\s+/g, " ")).toContain(message);
    expect(code).toBe(2);
  });
});

describe("a model that gd train has saved", () => {
  test("is derived on a row of its table, into files", async () => {
    const [tex, md, html] = ["tex", "md", "html"].map((ending) => join(folder, `row.${ending}`)) as [
      string,
      string,
      string,
    ];
    const args = ["trace", model, "--row", "3", "--latex", tex, "--markdown", md, "--html", html];
    const { code, stdout, stderr } = await runProgram(args, {}, { columns: 500 });
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toBe(`The derivation is in ${tex}, ${md}, ${html}.\n`);
    const latex = await readFile(tex, "utf8");
    expect(latex).toMatch(/^\\documentclass/);
    expect(latex).toContain("\\section*{Backward}");
    expect(latex).toMatch(/\\end\{document\}\n$/);
    expect(await readFile(md, "utf8")).toContain("# The derivation of network");
    expect(await readFile(html, "utf8")).not.toMatch(/<script|src=|href=/);
  });

  test("has the inputs, the target and the loss of the row", async () => {
    const { stdout } = await runProgram(["trace", model, join(folder, "penguins.csv"), "--row", "344", "--json"]);
    const { values, loss, optimizer, before, notes } = JSON.parse(stdout);
    expect(notes.at(-1)).toBe("t = 2 is Gentoo: classes count from 0, outputs from 1.");
    expect({ loss, optimizer }).toEqual({ loss: "softmaxCrossEntropy", optimizer: "adam" });
    // The last row of the file is a Gentoo.
    expect(values.find(({ name }: { name: string }) => name === "t").elements).toEqual([2]);
    const lines = (await readFile(join(folder, "penguins.csv"), "utf8")).trimEnd().split("\n");
    await writeFile(join(folder, "last.csv"), `${lines[0]}\n${lines.at(-1)}\n`);
    const { stdout: answer } = await runProgram(["predict", model, join(folder, "last.csv")]);
    // The last column is the probability of the last class.
    const probability = Number(answer.trimEnd().split(",").at(-1));
    expect(Math.abs(-Math.log(probability) - before)).toBeLessThan(1e-4);
  });

  test("says which cells the row lacks, and how the others become inputs", async () => {
    const header = "species,island,culmen_length_mm,culmen_depth_mm,flipper_length_mm,body_mass_g,sex";
    await writeFile(join(folder, "gaps.csv"), `${header}\n,Dream,,18,200,4000,MALE\n`);
    const { stdout, code } = await runProgram(["trace", model, join(folder, "gaps.csv"), "--row", "1"]);
    expect(code).toBe(0);
    const said = stdout.replace(/\s+/g, " ");
    expect(said).toMatch(
      /GIVEN Row 1 has no culmen_length_mm: the model puts ([\d.]+) there\. It has no species: the derivation ends with the output\. .*x\[\d\] = \(\1 − [\d.]+\) \/ [\d.]+ = [−\d.]+, for culmen_length_mm\./,
    );
    const [, symbol, cell, center, scale, result] = (
      /(x\[\d\]) = \((18) − ([\d.]+)\) \/ ([\d.]+) = (\S+),/.exec(said) ?? []
    ).map((text) => text.replace("−", "-"));
    expect(symbol).toMatch(/^x/);
    expect((Number(cell) - Number(center)) / Number(scale)).toBeCloseTo(Number(result), 4);
  });

  test.each([
    [["--row", "345"], "has 344 rows"],
    [[], "Rows count from 1, like --row 3"],
    [["--row", "0"], "It should be a whole number from 1 on, like --row 3."],
    [["--row", "1", "--input", "1,2"], "--input says nothing of"],
  ])("%j is refused", async (args, message) => {
    const { code, stderr } = await runProgram(["trace", model, ...args]);
    expect(stderr.replace(/\s+/g, " ")).toContain(message);
    expect(code).toBe(2);
  });

  test("asks for the table where it is not beside it", async () => {
    const elsewhere = join(folder, "elsewhere");
    await mkdir(elsewhere);
    await cp(model, join(elsewhere, "a.model.safetensors"));
    const { code, stderr } = await runProgram(["trace", join(elsewhere, "a.model.safetensors"), "--row", "1"]);
    expect(stderr.replace(/\s+/g, " ")).toContain(
      "penguins.csv, which it was trained on, is not here: name one after the",
    );
    expect(code).toBe(2);
  });
});

test("a model of images is derived on an image, and a pixel is followed", async () => {
  const photos = join(folder, "photos");
  for (const [name, level] of Object.entries({ dark: 20, light: 230 })) {
    await mkdir(join(photos, name), { recursive: true });
    for (let i = 0; i < 12; i++) {
      const image = sharp({
        create: { width: 16, height: 16, channels: 3, background: { r: level + i, g: level, b: level } },
      });
      await image.png().toFile(join(photos, name, `${i}.png`));
    }
  }
  const ofImages = join(folder, "photos.model.safetensors");
  const trained = await runProgram(["train", photos, "--image", "16x16", "--epochs", "1", "--output", ofImages]);
  expect(trained.code).toBe(0);
  const { code, stdout } = await runProgram(["trace", ofImages, join(photos, "light/3.png"), "--follow", "x[8,8,1]"]);
  expect(code).toBe(0);
  expect(stdout).toContain("x[8,8,1] is followed through them");
  expect(stdout).toMatch(/p1\[\d+,\d+,\d+\] = max\(a1\[\d+,\d+,\d+\], /);
  expect(stdout).toContain("t = [ 1 ]");
});
