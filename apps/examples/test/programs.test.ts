import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const folder = join(import.meta.dirname, "..");
const home = process.cwd();
let place: string;
let printed: string[];

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "examples-"));
  await cp(join(folder, "data"), join(place, "data"), { recursive: true });
  process.chdir(place);
  printed = [];
  vi.spyOn(console, "log").mockImplementation((...parts: unknown[]) => void printed.push(parts.map(String).join(" ")));
  vi.resetModules();
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.chdir(home);
  await rm(place, { recursive: true });
});

/** The lines of a program, without blank ones. */
const lines = async (name: string) =>
  (await readFile(join(folder, "src", `${name}.ts`), "utf8")).split("\n").filter((line) => line.trim() !== "").length;

test("penguins: a model of a table in 20 lines, and an answer of its file in another process", async () => {
  await import("../src/penguins.js");
  const [share] = /^\d+\.\d/.exec(printed[0]!)!;
  expect(Number(share)).toBeGreaterThan(97);
  expect(printed[0]).toContain("of 69 penguins that it had not seen");
  expect((await readdir(place)).sort()).toEqual(["data", "penguins.model.safetensors"]);
  await import("../src/answer.js");
  expect(printed[1]).toMatch(/^Gentoo /);
  expect(await lines("penguins")).toBeLessThanOrEqual(20);
});

test("houses: prices with early stopping, and errors in dollars, in 25 lines", async () => {
  await import("../src/houses.js");
  const { dollars, r } = /off by \$(?<dollars>\d+) for 101 houses, R² (?<r>0\.\d+)/.exec(printed[0]!)!.groups!;
  expect(Number(dollars)).toBeLessThan(2800);
  expect(Number(r)).toBeGreaterThan(0.8);
  expect(await lines("houses")).toBeLessThanOrEqual(25);
});
