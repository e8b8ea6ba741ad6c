import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomStreams } from "@gd/tensor";
import sharp from "sharp";
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

test("photos: a folder of images for each class, with augmentation, in 25 lines", async () => {
  // Bars that lie or stand, in any place and colour.
  const { integer } = randomStreams(1).stream("bars");
  for (const name of ["lying", "standing"]) {
    await mkdir(join(place, "photos", name), { recursive: true });
    for (let i = 0; i < 60; i++) {
      const [middle, colour] = [4 + integer(24), [integer(150), integer(150), integer(150)]];
      const pixels = Uint8Array.from({ length: 32 * 32 * 3 }, (_, at) => {
        const [row, column] = [Math.floor(at / 96), Math.floor(at / 3) % 32];
        return Math.abs((name === "lying" ? row : column) - middle) < 3 ? colour[at % 3]! : 230;
      });
      const image = sharp(pixels, { raw: { width: 32, height: 32, channels: 3 } });
      await image.png().toFile(join(place, "photos", name, `${i}.png`));
    }
  }
  await import("../src/photos.js");
  const [share] = /^\d+\.\d/.exec(printed[0]!)!;
  expect(Number(share)).toBeGreaterThan(90);
  expect(printed[0]).toContain("of 24 photos");
  expect(await readdir(place)).toContain("photos.model.safetensors");
  expect(await lines("photos")).toBeLessThanOrEqual(25);
});

test("server: the model of a file answers over HTTP, with a page, in 20 lines", async () => {
  await import("../src/penguins.js");
  const { server } = await import("../src/server.js");
  await once(server, "listening");
  const post = (body: string) => fetch("http://127.0.0.1:8080", { method: "POST", body });
  try {
    const row = {
      island: "Biscoe",
      culmen_length_mm: 46.5,
      culmen_depth_mm: 14.8,
      flipper_length_mm: 217,
      body_mass_g: 5200,
      sex: null,
    };
    expect(await (await post(JSON.stringify([row]))).json()).toMatchObject([{ class: "Gentoo" }]);
    const wrong = await post(JSON.stringify([{ ...row, body_mass_g: "heavy" }]));
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ error: expect.stringContaining('row 1, column "body_mass_g"') });
    expect(await (await fetch("http://127.0.0.1:8080")).text()).toContain("Which penguin?");
  } finally {
    server.close();
    server.closeAllConnections();
  }
  expect(await lines("server")).toBeLessThanOrEqual(20);
});

test("houses: prices with early stopping, and errors in dollars, in 25 lines", async () => {
  await import("../src/houses.js");
  const { dollars, r } = /off by \$(?<dollars>\d+) for 101 houses, R² (?<r>0\.\d+)/.exec(printed[0]!)!.groups!;
  expect(Number(dollars)).toBeLessThan(2800);
  expect(Number(r)).toBeGreaterThan(0.8);
  expect(await lines("houses")).toBeLessThanOrEqual(25);
});
