import { dataset } from "@gd/data";
import { fromElements, randomStreams } from "@gd/tensor";
import { expect, test } from "vitest";
import { explains } from "./explains.js";
import { leakOf } from "./leak-of.js";

const { standardNormal } = randomStreams(1).stream("rows");
const rows = Array.from({ length: 300 }, () => Array.from({ length: 4 }, standardNormal));

/** What each of four features explains of targets, and which is a leak. */
const lookAt = (targetOf: (row: readonly number[]) => readonly number[]) => {
  const targets = rows.map(targetOf);
  const input = fromElements(Float32Array.from(rows.flat()), [300, 4]);
  const target = fromElements(Float32Array.from(targets.flat()), [300, targets[0]!.length]);
  const explained = explains(dataset(input, target).examples([...rows.keys()], "float32"), false);
  return { explained, leak: leakOf(explained, [0, 1, 2, 3])?.feature };
};

test.each<[string, (row: readonly number[]) => readonly number[]]>([
  ["the inputs", (row) => row],
  ["the inputs, of which one is large", ([a = 0, ...others]) => [1000 * a, ...others]],
  ["one input first and functions of others", ([a = 0, b = 0, c = 0, d = 0]) => [a, Math.sin(b), c * d]],
  ["one input last and functions of others", ([a = 0, b = 0]) => [Math.sin(b), a]],
])("no feature explains all of several targets: %s", (_, targetOf) => {
  const { explained, leak } = lookAt(targetOf);
  expect(leak).toBeUndefined();
  // A copy of one of n outputs explains 1 / n of them.
  expect(explained[0]).toBeCloseTo(1 / targetOf(rows[0]!).length, 1);
});

test("one feature explains all of several targets that are made of it, in any order", () => {
  expect(lookAt(([, b = 0]) => [3 * b, 1 - b]).leak).toBe(1);
  expect(lookAt(([, , c = 0]) => [2 * c + 1, c, -c]).leak).toBe(2);
});

test("a feature that tells classes apart explains them, one-hot or not", () => {
  const isFirst = ([a = 0]: readonly number[]) => Number(a > 0);
  const { explained } = lookAt((row) => [isFirst(row), 1 - isFirst(row)]);
  // Of a normal feature, 2 / π of the variance lies between its signs.
  expect(explained[0]).toBeCloseTo(2 / Math.PI, 1);
  expect(explained[1]).toBeCloseTo(0, 1);
});
