import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomStreams } from "@gd/tensor";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHANGES } from "../src/check/change-in-options.js";
import { runProgram } from "./run-program.js";

const penguins = join(import.meta.dirname, "../node_modules/@observablehq/sample-datasets/penguins.csv");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gd-"));
});
afterAll(() => rm(folder, { recursive: true }));

const check = (...args: readonly string[]) => runProgram(["train", ...args, "--check"]);

/** A table of two measurements and what follows from them, with columns besides. */
const tableWith = async (
  name: string,
  others: (row: number, y: number) => Readonly<Record<string, number | string>>,
) => {
  const { standardNormal: normal } = randomStreams(5).stream("table");
  const rows = Array.from({ length: 300 }, (_, row) => {
    const [a, b] = [normal(), normal()];
    const y = a - 2 * b + 0.1 * normal();
    return { a, b, y, ...others(row, y) };
  });
  const lines = [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))].map((cells) => cells.join(","));
  const file = join(folder, name);
  await writeFile(file, `${lines.join("\n")}\n`);
  return file;
};

test("says of penguins what it checked, that nothing is wrong, and leaves nothing", async () => {
  const before = await readdir(process.cwd());
  const { code, stdout, stderr } = await check(penguins, "--target", "species");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("Target: species, 3 classes");
  expect(stdout).toMatch(/✓ loss at the start\s+The loss starts at \d/);
  expect(stdout).toMatch(/\n\d+ checks in .* found nothing wrong\. Nothing was trained, and\s+nothing written\.\n$/);
  expect(await readdir(process.cwd())).toEqual(before);
});

test("knows what to change for each check that there is", async () => {
  const { stdout } = await check(penguins, "--target", "species", "--json");
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const names = lines.filter(({ type }) => type === "check").map(({ name }) => name);
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(CHANGES).toHaveProperty([name]);
  expect(lines.at(-1)).toEqual({ type: "checked", checks: names.length, findings: 0, seconds: 0 });
});

describe("finds what is wrong, and says what to change in words of the program", () => {
  test("a rate that is far too high: the one that is advised is fine", async () => {
    const given = [penguins, "--target", "species", "--learning-rate", "30"];
    const { code, stdout } = await check(...given);
    expect(code).toBe(3);
    expect(stdout).toMatch(/✗ rate in range\n\s+seen\s+It learns at rates/);
    expect(stdout).toMatch(/found 1 thing to change\. Nothing was trained, and\s+nothing\s+written\.\n$/);
    expect(stdout).not.toMatch(/adam\(|\w: \{/);
    const [, rate = ""] = /change\s+--learning-rate (\S+)\n/.exec(stdout) ?? [];
    expect((await check(...given.slice(0, -1), rate, "--quiet")).code).toBe(0);
  });

  test("labels that do not follow from the columns", async () => {
    const { uniform } = randomStreams(7).stream("labels");
    const file = await tableWith("shuffled.csv", () => ({ label: uniform() < 0.5 ? "no" : "yes" }));
    const { code, stdout } = await check(file, "--target", "label", "--quiet");
    expect(code).toBe(3);
    expect(stdout).toMatch(/^✗ labels follow inputs\n/);
    expect(stdout.replace(/\s+/g, " ")).toContain("change Look at where label comes from");
  });

  test("a column that repeats another, by its name", async () => {
    const file = await tableWith("twice.csv", (row) => ({ c: (row * 37) % 101, d: 3 * ((row * 37) % 101) + 1 }));
    const { code, stdout } = await check(file, "--target", "y", "--json", "--quiet");
    expect(code).toBe(3);
    const [first, last] = stdout.split("\n").map((line) => JSON.parse(line || "{}"));
    expect(first).toMatchObject({ type: "check", name: "features differ" });
    expect(first.seen).toBe("All 4 columns vary, and 1 says the same as another (d as c).");
    expect(first.findings).toEqual([
      expect.objectContaining({
        change: "--columns d=omit leaves it out; look first at where it comes from.",
      }),
    ]);
    expect(last).toMatchObject({ type: "checked", findings: 1 });
    expect((await check(file, "--target", "y", "--columns", "d=omit", "--quiet")).code).toBe(0);
  });

  test.each([
    ["d`d`", "--columns 'd`d`=omit' leaves it out", ["--columns", "d`d`=omit"]],
    ["d,d=1", '{"columns":{"d,d=1":"omit"}} in the file of --config leaves it out', ["--config", "gd.config.json"]],
  ])("a column called %s, as it can be left out", async (name, words, options) => {
    const file = await tableWith("named.csv", (row) => ({ c: (row * 37) % 101, [`"${name}"`]: (row * 37) % 101 }));
    const { stdout } = await check(file, "--target", "y", "--json", "--quiet");
    expect(JSON.parse(stdout.split("\n")[0]!).findings[0].change).toContain(words);
    const config = join(folder, "gd.config.json");
    await writeFile(config, /^\{.*\}(?= in)/.exec(words)?.[0] ?? "{}");
    const given = options.map((option) => (option === "gd.config.json" ? config : option));
    expect((await check(file, "--target", "y", ...given, "--quiet")).code).toBe(0);
  });

  test("classes without rows in the validation, without a word of options that nobody gave", async () => {
    const file = await tableWith("rare.csv", (row) => ({ label: `c${row % 100}` }));
    const { stdout } = await check(file, "--target", "label", "--quiet");
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "change More rows of the classes that are missing, or a larger --validation.",
    );
    const old = await tableWith("old.csv", (row) => ({ t: row, label: row < 100 ? "old" : `c${row % 2}` }));
    const latest = await check(old, "--target", "label", "--time", "t", "--quiet");
    expect(latest.stdout.replace(/\s+/g, " ")).toContain("The rows are divided by --time, which does this");
  });
});

test.each([
  [["--resume"], "--check trains nothing: leave --resume out"],
  [["--plot", "loss.svg"], "--check trains nothing: leave --plot out"],
  [["--tensorboard"], "--check trains nothing: leave --tensorboard out"],
  [["--group", "iland"], "--group iland: there is no such column; did you mean island?"],
])("refuses %j", async (args, message) => {
  const { code, stderr } = await check(penguins, "--target", "species", ...args);
  expect(code).toBe(2);
  expect(stderr.replace(/\s+/g, " ")).toContain(message);
});
