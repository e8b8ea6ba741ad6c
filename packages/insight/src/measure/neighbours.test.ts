import { fromElements, randomStreams } from "@gd/tensor";
import { expect, test } from "vitest";
import { momentsOf } from "./moments.js";
import { neighboursOf } from "./neighbours.js";

const examples = (rows: readonly (readonly number[])[]) => ({
  input: fromElements(Float64Array.from(rows.flat()), [rows.length, rows[0]!.length]),
  target: fromElements(new Float64Array(rows.length), [rows.length]),
});

test("are the nearest by features of one scale, the first of those that are as near, and never itself", () => {
  const { standardNormal } = randomStreams(1).stream("rows");
  // Some stand twice.
  const drawn = Array.from({ length: 40 }, () => [standardNormal(), 100 * standardNormal()]);
  const rows = [...drawn, ...drawn.slice(0, 10)];
  const scales = [0, 1].map((i) => momentsOf(rows.map((row) => row[i]!)).deviation);
  const distance = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, x, i) => sum + (x / scales[i]! - b[i]! / scales[i]!) ** 2, 0);
  const sorted = rows.map((row, i) =>
    rows
      .map((other, place) => ({ place, distance: distance(row, other) }))
      .filter(({ place }) => place !== i)
      .sort((a, b) => a.distance - b.distance || a.place - b.place)
      .slice(0, 5)
      .map(({ place }) => place),
  );
  expect(neighboursOf(examples(rows), 5)).toEqual(sorted);
});

test("there may be fewer than are asked for, or none", () => {
  expect(neighboursOf(examples([[1], [2], [4]]), 5)).toEqual([
    [1, 2],
    [0, 2],
    [1, 0],
  ]);
  expect(neighboursOf(examples([[1]]), 5)).toEqual([[]]);
});
