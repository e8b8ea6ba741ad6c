import { randomStreams, tensor } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquare, chiSquareLimit } from "../../test/chi-square.js";
import { numberedDataset } from "../../test/numbered-dataset.js";
import type { BatchOptions } from "./batch-options.js";
import { batches } from "./batches.js";

const stream = (seed: number) => randomStreams(seed).stream("batches");

/** The numbers of the examples in each batch. */
const numbers = (size: number, options: BatchOptions): number[][] =>
  Array.from(batches(numberedDataset(size), options), ({ target }) => [...target.data]);

const upTo = (size: number) => Array.from({ length: size }, (_, i) => i);
const anySize = fc.nat(100);
const anyBatchSize = fc.integer({ min: 1, max: 120 });

test("without a random stream the examples come in their order, input beside target", () => {
  expect([...batches(numberedDataset(3), { batchSize: 2 })]).toEqual([
    {
      input: tensor([
        [0, -0],
        [1, -1],
      ]),
      target: tensor([0, 1]),
    },
    { input: tensor([[2, -2]]), target: tensor([2]) },
  ]);
});

describe("an epoch", () => {
  test("visits each example exactly once, in full batches up to the last", () => {
    fc.assert(
      fc.property(anySize, anyBatchSize, fc.option(fc.nat(), { nil: undefined }), (size, batchSize, seed) => {
        const order = numbers(size, { batchSize, ...(seed !== undefined && { random: stream(seed) }) });
        expect(order.flat().sort((a, b) => a - b)).toEqual(upTo(size));
        expect(order.map((batch) => batch.length)).toEqual(
          upTo(Math.ceil(size / batchSize)).map((batch) => Math.min(batchSize, size - batch * batchSize)),
        );
      }),
    );
  });

  test("leaves out a smaller last batch where it is asked to, and draws the same order", () => {
    fc.assert(
      fc.property(anySize, anyBatchSize, fc.nat(), (size, batchSize, seed) => {
        const all = numbers(size, { batchSize, random: stream(seed) });
        const full = numbers(size, { batchSize, random: stream(seed), dropLast: true });
        expect(full).toEqual(all.filter(({ length }) => length === batchSize));
      }),
    );
  });

  test("leaves out batches at its beginning where it is asked to, and draws the same order", () => {
    fc.assert(
      fc.property(
        anySize,
        anyBatchSize,
        fc.nat(20),
        fc.nat(),
        fc.boolean(),
        (size, batchSize, skip, seed, dropLast) => {
          const whole = numbers(size, { batchSize, dropLast, random: stream(seed) });
          expect(numbers(size, { batchSize, dropLast, skip, random: stream(seed) })).toEqual(whole.slice(skip));
        },
      ),
    );
  });

  test("is shuffled, and every time differently", () => {
    const random = stream(1);
    const first = numbers(100, { batchSize: 100, random });
    const second = numbers(100, { batchSize: 100, random });
    expect(first).not.toEqual([upTo(100)]);
    expect(second).not.toEqual(first);
  });
});

describe("with replacement", () => {
  test("all batches are full, and as many as in an epoch", () => {
    fc.assert(
      fc.property(anySize, anyBatchSize, fc.nat(), (size, batchSize, seed) => {
        const order = numbers(size, { batchSize, random: stream(seed), replacement: true });
        expect(order.map((batch) => batch.length)).toEqual(new Array(Math.ceil(size / batchSize)).fill(batchSize));
        expect(order.flat().every((number) => Number.isInteger(number) && number >= 0 && number < size)).toBe(true);
      }),
    );
  });

  test("each example is equally likely", () => {
    const counts = new Array<number>(10).fill(0);
    const random = stream(2);
    for (let epoch = 0; epoch < 1000; epoch++) {
      for (const number of numbers(10, { batchSize: 5, random, replacement: true }).flat()) counts[number]!++;
    }
    expect(chiSquare(counts)).toBeLessThan(chiSquareLimit(9));
  });
});

test.each([false, true])("the same seed gives the same batches (replacement %s)", (replacement) => {
  const epoch = (seed: number) => numbers(50, { batchSize: 7, random: stream(seed), replacement });
  expect(epoch(1)).toEqual(epoch(1));
  expect(epoch(1)).not.toEqual(epoch(2));
});

test("the order is drawn when batches is called, so interleaved epochs are those of the calls", () => {
  const random = stream(1);
  const together = [
    batches(numberedDataset(9), { batchSize: 9, random }),
    batches(numberedDataset(9), { batchSize: 9, random }),
  ];
  const [second, first] = together.reverse().map((epoch) => [...epoch.next().value!.target.data]);
  const apart = stream(1);
  expect([first, second]).toEqual([[...apart.permutation(9)], [...apart.permutation(9)]]);
});

test("batches are float32, or of the precision asked for", () => {
  const precisions = (options: BatchOptions) =>
    Array.from(batches(numberedDataset(1), options), ({ input, target }) => [input.dtype, target.dtype]);
  expect(precisions({ batchSize: 1 })).toEqual([["float32", "float32"]]);
  expect(precisions({ batchSize: 1, dtype: "float64" })).toEqual([["float64", "float64"]]);
});

describe("refuses when it is called, before a batch is asked for,", () => {
  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("the batch size %d", (batchSize) => {
    expect(() => batches(numberedDataset(3), { batchSize })).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: `batches(batchSize) expects a whole number ≥ 1, but received ${batchSize}.`,
      }),
    );
  });

  test("replacement without a random stream", () => {
    expect(() => batches(numberedDataset(3), { batchSize: 1, replacement: true })).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: "batches(random) expects a random stream to draw with replacement, but received undefined.",
      }),
    );
  });

  test.each([
    ["batches(source)", [[1, 2]] as never, { batchSize: 1 }],
    ["batches(options)", numberedDataset(3), 32 as never],
    ["batches(options)", numberedDataset(3), { batchsize: 1 } as never],
    ["batches(random)", numberedDataset(3), { batchSize: 1, random: Math.random as never }],
    ["batches(skip)", numberedDataset(3), { batchSize: 1, skip: -1 }],
    ["batches(dropLast)", numberedDataset(3), { batchSize: 1, dropLast: "yes" as never }],
    ["batches(dtype)", numberedDataset(3), { batchSize: 1, dtype: "float16" as never }],
  ])("a wrong %s", (place, source, options) => {
    expect(() => batches(source, options)).toThrow(expect.objectContaining({ name: "ArgumentError", place }));
  });
});
