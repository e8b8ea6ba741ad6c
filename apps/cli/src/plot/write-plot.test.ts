import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure } from "@gd/experiments";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writePlot } from "./write-plot.js";

const figure: Figure = {
  title: "Cost < 1 & falling",
  x: { label: "iteration", scale: "linear" },
  y: { label: "cost", scale: "log" },
  series: [
    {
      name: "plain",
      points: [
        [0, 1],
        [1, 0.1],
        [2, 0.01],
      ],
    },
    {
      name: "momentum",
      points: [
        [0, 1],
        [1, 0],
        [2, Number.NaN],
      ],
    },
  ],
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gd-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("an .svg has the title, both axes, the legend and the curves", async () => {
  const file = join(folder, "curve.svg");
  await writePlot(figure, file);
  const svg = await readFile(file, "utf8");
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  for (const text of ["Cost &lt; 1 &amp; falling", "iteration", "cost", "plain", "momentum", "0.01"]) {
    expect(svg).toContain(`>${text}<`);
  }
  // The first curve falls by a decade each step: its three points lie on a straight line.
  const [x0, y0, x1, y1, x2, y2] = svg
    .match(/d="M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)L([\d.]+),([\d.]+)"/)!
    .slice(1)
    .map(Number);
  expect(x1! - x0!).toBeCloseTo(x2! - x1!, 6);
  expect(y1! - y0!).toBeCloseTo(y2! - y1!, 6);
  expect(y1!).toBeGreaterThan(y0!);
});

test("a .png is a bitmap with something on it", async () => {
  const file = join(folder, "curve.PNG");
  await writePlot(figure, file);
  const bytes = await readFile(file);
  expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  // An empty picture of this size compresses to less than 10 kB.
  expect(bytes.length).toBeGreaterThan(15_000);
});
