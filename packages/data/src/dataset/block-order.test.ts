import { ArgumentError, randomStreams } from "@gd/tensor";
import { expect, test } from "vitest";
import { numberedDataset } from "../../test/numbered-dataset.js";
import { batches } from "./batches.js";
import { blockOrder } from "./block-order.js";
import { oneHotTargets } from "./one-hot-targets.js";
import { split } from "./split.js";
import { subset } from "./subset.js";

const SIZES = [5, 0, 7, 3, 6, 4, 1];
const SIZE = 26;
const stream = (name: string | number = 1) => randomStreams(name).stream("order");

/** The block of each place. */
const blockOf = SIZES.flatMap((size, block) => Array.from({ length: size }, () => block));
/** The blocks that an order goes through, without those that repeat. */
const blocksIn = (order: Iterable<number>) =>
  [...order].map((place) => blockOf[place]!).filter((block, i, all) => block !== all[i - 1]);

test("each example comes once, and the order follows from the stream", () => {
  const order = blockOrder(SIZES, stream());
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: SIZE }, (_, i) => i));
  expect(blockOrder(SIZES, stream())).toEqual(order);
  expect(blockOrder(SIZES, stream(2))).not.toEqual(order);
});

test("a window of one goes through block after block, in random order, and mixes the examples of each", () => {
  const order = blockOrder(SIZES, stream(), { window: 1 });
  const blocks = blocksIn(order);
  expect([...blocks].sort()).toEqual([0, 2, 3, 4, 5, 6]);
  expect(blocks).not.toEqual([0, 2, 3, 4, 5, 6]);
  expect([...order].filter((place) => blockOf[place] === 2)).not.toEqual([5, 6, 7, 8, 9, 10, 11]);
});

test("no more blocks than the window are open at the same time, and the blocks of a window are mixed", () => {
  for (let seed = 0; seed < 20; seed++) {
    const order = blockOrder(SIZES, stream(seed), { window: 3 });
    // Windows of 3, 3 and 1 of the 7 blocks: from the first to the last example of a block, there are only those of its window.
    const last = new Map([...order].map((place, i) => [blockOf[place]!, i]));
    let open = new Set<number>();
    for (const [i, place] of order.entries()) {
      open.add(blockOf[place]!);
      expect(open.size).toBeLessThanOrEqual(3);
      if ([...open].every((block) => last.get(block)! <= i)) open = new Set();
    }
    expect(blocksIn(order).length).toBeGreaterThan(7);
  }
});

test("a window of all blocks is any order alike: each example comes at each place", () => {
  const counts = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
  for (let seed = 0; seed < 2000; seed++) {
    blockOrder([1, 3], stream(seed), { window: 2 }).forEach((place, i) => void counts[place]![i]!++);
  }
  // 500 each, of a deviation of 19.4.
  for (const count of counts.flat()) expect(Math.abs(count - 500)).toBeLessThan(100);
});

const ordered = (order: unknown) => ({ ...numberedDataset(SIZE), order }) as ReturnType<typeof numberedDataset>;
const inBlocks = ordered((random: ReturnType<typeof stream>) => blockOrder(SIZES, random));
const targetsOf = (data: typeof inBlocks, random = stream()) =>
  [...batches(data, { batchSize: 4, random })].flatMap(({ target }) => [...target.data]);

test("batches take the order of a dataset, where they are shuffled", () => {
  expect(targetsOf(inBlocks)).toEqual([...blockOrder(SIZES, stream())]);
  const inOwn = [...batches(inBlocks, { batchSize: SIZE })][0]!.target.data;
  expect([...inOwn]).toEqual(Array.from({ length: SIZE }, (_, i) => i));
});

test("a part of a dataset has the order of the whole, also with an example that comes twice", () => {
  const chosen = [25, 3, 3, 12, 7, 0, 19];
  const whole = targetsOf(inBlocks);
  expect(targetsOf(subset(inBlocks, chosen))).toEqual(
    whole.flatMap((place) => chosen.filter((other) => other === place)),
  );
});

test("a division keeps the sequence of examples, and the order", () => {
  const [first, second] = split(inBlocks, 0.5, stream());
  for (const part of [first, second]) {
    const inOwn = [...batches(part, { batchSize: SIZE })][0]!.target.data;
    expect([...inOwn]).toEqual([...inOwn].toSorted((a, b) => a - b));
    expect(targetsOf(part)).toEqual(targetsOf(inBlocks).filter((place) => inOwn.includes(place)));
  }
  expect(first.size + second.size).toBe(SIZE);
});

test("targets for classes keep the order", () => {
  const data = oneHotTargets(inBlocks, SIZE);
  const rows = [...batches(data, { batchSize: SIZE, random: stream() })][0]!.target.data;
  expect([...rows].flatMap((x, i) => (x === 1 ? [i % SIZE] : []))).toEqual([...blockOrder(SIZES, stream())]);
});

test.each<[unknown, string]>([
  [3, "expects a function, but received 3."],
  [() => [0, 1], ", in what it returns, expects a Uint32Array, but received [0, 1]."],
  [() => new Uint32Array(3), ", in what it returns, expects the places of all 26 examples, but received 3."],
  [() => new Uint32Array(SIZE), ", in what it returns, expects each place once, but received 0."],
  [() => new Uint32Array(SIZE).fill(26), ", in what it returns, expects places from 0 to 25, but received 26."],
])("refuses the order %o", (order, message) => {
  expect(() => targetsOf(ordered(order))).toThrow(ArgumentError);
  expect(() => targetsOf(ordered(order))).toThrow(message);
});

test("refuses blocks of no size and windows of none", () => {
  expect(() => blockOrder([3, -1], stream())).toThrow(
    "blockOrder(sizes[1]) expects a whole number ≥ 0, but received -1.",
  );
  expect(() => blockOrder([3], stream(), { window: 0 })).toThrow("blockOrder(window) expects a whole number ≥ 1");
  expect(blockOrder([], stream())).toEqual(new Uint32Array());
});
