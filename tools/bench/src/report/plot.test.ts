import { expect, test } from "vitest";
import { plotSvg } from "./plot.ts";

const points = [100, 1000, 10_000].map((x) => [x, x / 50] as const);
const svg = plotSvg({
  title: "time",
  x: "parameters",
  y: "ms",
  series: [
    { name: "ours", points },
    { name: "in proportion", points: [points[0]!, points[2]!], dashed: true },
  ],
});

test("what grows in proportion is a straight line over logarithmic axes", () => {
  const [measured, guide] = [...svg.matchAll(/<polyline points="([^"]*)"/g)].map(([, places]) =>
    places!.split(" ").map((place) => place.split(",").map(Number)),
  );
  const [first, middle, last] = measured!;
  for (const axis of [0, 1]) expect(middle![axis]).toBeCloseTo((first![axis]! + last![axis]!) / 2, 0);
  expect(guide).toEqual([first, last]);
});

test("axes have whole decades, what is measured has dots, and each line has its name", () => {
  for (const power of ["10⁰", "10²", "10³", "10⁴"]) expect(svg).toContain(`>${power}</text>`);
  expect(svg.match(/<circle /g)).toHaveLength(3);
  for (const name of ["ours", "in proportion", "parameters", "ms", "time"]) expect(svg).toContain(`>${name}</text>`);
});
