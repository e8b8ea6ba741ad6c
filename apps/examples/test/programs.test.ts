import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "node:util";
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
  vi.spyOn(console, "log").mockImplementation((...parts: unknown[]) => void printed.push(format(...parts)));
  vi.resetModules();
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.chdir(home);
  await rm(place, { recursive: true });
});

const readme = await readFile(join(folder, "README.md"), "utf8");

/** What the README says that a program prints, the first time and later. */
const shown = (name: string): readonly string[] => {
  const [, ...parts] = readme.split(`$ node src/${name}.ts\n`);
  return parts.map((part) => part.slice(0, part.search(/^(?:```|\^C)/m)).trimEnd());
};

const programs = (await readdir(join(folder, "src"))).filter((file) => file.endsWith(".ts"));

test.each(programs)("%s is 40 lines at most, and the README shows what it is for", async (file) => {
  const lines = (await readFile(join(folder, "src", file), "utf8")).split("\n");
  expect(lines.filter((line) => line.trim() !== "").length).toBeLessThanOrEqual(40);
  expect(readme).toContain(`](src/${file})`);
});

test("the README says which packages a program needs in a folder of its own", async () => {
  const { dependencies, devDependencies } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const texts = await Promise.all(
    programs.map(async (file) => [file, await readFile(join(folder, "src", file), "utf8")] as const),
  );
  const needed = Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => !name.startsWith("@gd/"))
    .flatMap((name) => texts.filter(([, text]) => text.includes(name)).map(([file]) => [name, file] as const));
  expect(needed.length).toBeGreaterThanOrEqual(4);
  for (const [name, file] of needed) {
    expect(readme).toMatch(new RegExp(`\\|.*\`${file}\`.*\\| \`npm install ${name}\` \\|`));
  }
});

/** What a program imports by a path in node_modules. */
const withPackages = () => symlink(join(folder, "node_modules"), join(place, "node_modules"));

test("penguins: a model of a table, and an answer of its file in another process", async () => {
  await import("../src/penguins.js");
  expect(printed).toEqual(shown("penguins"));
  const [share] = /^\d+\.\d/.exec(printed[0]!)!;
  expect(Number(share)).toBeGreaterThan(97);
  expect((await readdir(place)).sort()).toEqual(["data", "penguins.model.safetensors"]);
  await import("../src/answer.js");
  expect([printed[1]]).toEqual(shown("answer"));
  expect(printed[1]).toMatch(/^Gentoo /);
});

test("photos: a folder of images for each class, with augmentation", async () => {
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
});

test("server: the model of a file answers over HTTP, with a page", async () => {
  await import("../src/penguins.js");
  const { server } = await import("../src/server.js");
  await once(server, "listening");
  expect([printed.at(-1)]).toEqual(shown("server"));
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
});

test("derivation: a step of a saved model on paper", async () => {
  await import("../src/penguins.js");
  printed.length = 0;
  await import("../src/derivation.js");
  expect([printed.join("\n")]).toEqual(shown("derivation"));
  expect(await readFile("derivation.html", "utf8")).toContain("culmen_length_mm");
});

test("houses: prices with early stopping, and errors in dollars", async () => {
  await import("../src/houses.js");
  expect(printed).toEqual(shown("houses"));
  const { dollars, r } = /off by \$(?<dollars>\d+) for 101 houses, R² (?<r>0\.\d+)/.exec(printed[0]!)!.groups!;
  expect(Number(dollars)).toBeLessThan(2800);
  expect(Number(r)).toBeGreaterThan(0.8);
});

test("folds: accuracy over five folds, mean ± deviation", async () => {
  await import("../src/folds.js");
  expect(printed).toEqual(shown("folds"));
  const [mean, deviation] = printed[0]!.match(/\d+\.\d/g)!.map(Number);
  expect(mean).toBeGreaterThan(97);
  expect(deviation).toBeLessThan(3);
});

test("sweep: a search by code, and what matters in it", async () => {
  await import("../src/sweep.js");
  expect([printed.join("\n")]).toEqual(shown("sweep"));
  expect(Number(/R² (0\.\d+)$/.exec(printed.at(-1)!)![1])).toBeGreaterThan(0.8);
});

test("desktop: a program whose page opens by itself, and that ends with it", async () => {
  await import("../src/penguins.js");
  printed.length = 0;
  // In place of a browser: it asks about a penguin, says that it is open for a moment, and is closed.
  const opener = join(place, "opener.mjs");
  const asked = join(place, "asked.json");
  await writeFile(
    opener,
    `#!/usr/bin/env node
import { writeFileSync } from "node:fs";
const url = process.argv[2];
const page = await (await fetch(url)).text();
const closing = new AbortController();
await fetch(new URL("/open", url), { signal: closing.signal });
const answers = await (await fetch(url, { method: "POST", body: "[{}]" })).json();
writeFileSync(${JSON.stringify(asked)}, JSON.stringify({ page, answers }));
closing.abort();
process.exit();
`,
    { mode: 0o755 },
  );
  vi.stubEnv("OPENER", opener);
  await import("../src/desktop.js");
  await vi.waitFor(() => expect(printed.at(-1)).toBe("closed"), { timeout: 20_000 });
  expect([printed.join("\n")]).toEqual(shown("desktop"));
  const { page, answers } = JSON.parse(await readFile(asked, "utf8"));
  expect(page).toContain("Which penguin?");
  expect(answers).toMatchObject({ error: expect.stringContaining("row 1") });
  vi.unstubAllEnvs();
}, 30_000);

test("large: flights of a Parquet file in groups of rows", { timeout: 600_000 }, async () => {
  await withPackages();
  await import("../src/large.js");
  expect(printed).toEqual(shown("large"));
  const [r] = /0\.\d+$/.exec(printed[0]!)!;
  expect(Number(r)).toBeGreaterThan(0.02);
});

test("own-layer: the derivatives of a layer are right, and it is one like others", async () => {
  await import("../src/own-layer.js");
  expect([printed.join("\n")]).toEqual(shown("own-layer"));
  expect(printed[0]).not.toContain("✗");
});

test("own-loss: the derivative of a loss is right, and it does what it is for", async () => {
  await import("../src/own-loss.js");
  expect([printed.join("\n")]).toEqual(shown("own-loss"));
  expect(printed[0]).not.toContain("✗");
  const below = Number.parseInt(printed.at(-1)!, 10);
  expect(below).toBeGreaterThan(870);
  expect(below).toBeLessThan(930);
});

test("own-optimizer: a transformation of gradients that learns", async () => {
  await import("../src/own-optimizer.js");
  expect(printed).toEqual(shown("own-optimizer"));
  expect(Number.parseFloat(printed[0]!)).toBeGreaterThan(95);
});

test("valley: four ways down a function of two variables", async () => {
  await import("../src/valley.js");
  expect([printed.join("\n")]).toEqual(shown("valley"));
  // Descent alone creeps along the floor of the valley.
  expect(printed.filter((line) => / 1, 1 /.test(line)).length).toBe(3);
});

test("digits: handwritten ones, by a network of two layers", async () => {
  await withPackages();
  await import("../src/digits.js");
  expect([printed.join("\n")]).toEqual(shown("digits"));
  expect(Number.parseFloat(printed.at(-1)!)).toBeGreaterThan(96);
});

test("convolutions: handwritten digits, by a small LeNet", async () => {
  await withPackages();
  await import("../src/convolutions.js");
  expect([printed.join("\n")]).toEqual(shown("convolutions"));
  expect(Number.parseFloat(printed.at(-1)!)).toBeGreaterThan(96);
});

test("walk: a step by hand", async () => {
  await import("../src/walk.js");
  expect([printed.join("\n")]).toEqual(shown("walk"));
});

test("weights-from-pytorch: the answers of PyTorch", async () => {
  const { species } = await import("../src/weights-from-pytorch.js");
  expect([printed.join("\n")]).toEqual(shown("weights-from-pytorch"));
  const text = await readFile(join(import.meta.dirname, "answers-of-pytorch.json"), "utf8");
  const { rows, probabilities }: Record<"rows" | "probabilities", number[][]> = JSON.parse(text);
  expect(rows.length).toBe(18);
  for (const [i, { probabilities: ours }] of species(rows).entries()) {
    // Theirs are of float64.
    for (const [j, p] of Object.values(ours).entries()) expect(p).toBeCloseTo(probabilities[i]![j]!, 5);
  }
});

test("resume: a training that is ended in an epoch goes on to the same bits", async () => {
  const [before, after] = shown("resume").map((text) => text.split("\n"));
  // The plug is pulled behind the last line that was printed.
  const pulled = new Error("pulled");
  vi.spyOn(console, "log").mockImplementation((line: string) => {
    printed.push(line);
    if (line === before!.at(-1)) throw pulled;
  });
  await expect(import("../src/resume.js")).rejects.toBe(pulled);
  expect(printed).toEqual(before);
  // 275 penguins are 9 batches of 32.
  expect(Number(/\d+$/.exec(after![0]!)![0]) % 9).not.toBe(0);

  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const run = async () => {
    vi.resetModules();
    log.mockClear();
    await import("../src/resume.js");
    return log.mock.calls.map(([line]) => line);
  };
  expect(await run()).toEqual(after);
  // One that nobody ends.
  await rm("penguins.checkpoint.safetensors");
  expect((await run()).at(-1)).toBe(after!.at(-1));
});

test("gd: what a training lacks, what went wrong, whether a change helps, and a step on paper", async () => {
  const program = join(place, "gd");
  await symlink(join(folder, "../cli/bin/gd.js"), program);
  const { FORCE_COLOR, GD_THREADS, GD_WIDE, ...environment } = process.env;
  const said = (words: string): string =>
    spawnSync(process.execPath, [program, ...words.split(" ")], { encoding: "utf8", env: environment }).stdout;
  /** Without what a machine takes. */
  const timeless = (text: string): string => text.replace(/ in [\d.]+ m?s /, " in 1 s ");
  const sessions = [...readme.matchAll(/^\$ gd (.*)\n([\s\S]*?)(?=^(?:```$|\$ gd ))/gm)];
  expect(sessions.length).toBe(5);
  for (const [, words = "", shown = ""] of sessions) {
    let left = timeless(said(words));
    // A line of … stands for what is left out.
    for (const part of timeless(shown).split(/^…\n/m)) {
      expect(left).toContain(part);
      left = left.slice(left.indexOf(part) + part.length);
    }
    if (!shown.endsWith("…\n")) expect(left).toBe("");
  }
}, 60_000);
