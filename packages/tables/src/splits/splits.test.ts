import { type RandomStream, randomStreams } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnOf } from "../table/column-of.js";
import { rowsWith } from "../table/rows-with.js";
import { tableOf } from "../table/table-of.js";
import { kFold } from "./k-fold.js";
import { sharesOf, splitRows } from "./split-rows.js";
import { splitRowsByTime } from "./split-rows-by-time.js";

const random = (seed = 1): RandomStream => randomStreams(seed).stream("splits");

const table = tableOf(
  Array.from({ length: 100 }, (_, i) => ({
    kind: i < 70 ? "common" : i < 98 ? "rare" : "very rare",
    patient: `p${Math.floor(i / 7)}`,
    day: new Date(((i * 37) % 50) * 1e8),
    x: i % 10 === 0 ? null : i,
  })),
);
const [kind, patient, day] = ["kind", "patient", "day"].map((name) => columnOf(table, name)) as [never, never, never];

const all = Array.from({ length: 100 }, (_, row) => row);
const together = (...lists: readonly Uint32Array[]) => lists.flatMap((list) => [...list]).sort((a, b) => a - b);
const count = (rows: Uint32Array, name: string) => {
  const { codes, categories } = kind as { codes: Int32Array; categories: readonly string[] };
  return rows.filter((row) => categories[codes[row]!] === name).length;
};

describe("splitRows", () => {
  test("divides rows into a share and the rest, in ascending order", () => {
    const [first, second] = splitRows(100, 0.8, random());
    expect([first.length, second.length]).toEqual([80, 20]);
    expect(together(first, second)).toEqual(all);
    expect([...first]).toEqual([...first].sort((a, b) => a - b));
    expect(splitRows(100, 0.8, random())).toEqual([first, second]);
    expect(splitRows(100, 0.8, random(2))).not.toEqual([first, second]);
  });

  test("divides the rows that are given", () => {
    const rows = rowsWith(table, "x");
    expect(rows.length).toBe(90);
    expect(together(...splitRows(rows, 0.5, random()))).toEqual([...rows]);
  });

  test("gives each row the same chance", () => {
    const counts = new Float64Array(10);
    const stream = random();
    for (let i = 0; i < 4000; i++) for (const row of splitRows(10, 0.3, stream)[0]) counts[row]!++;
    // 1200 ± 5 standard deviations of √(4000 · 0.3 · 0.7).
    for (const times of counts) expect(Math.abs(times - 1200)).toBeLessThan(145);
  });

  test("gives each value its share of both parts, and at least one row", () => {
    const [first, second] = splitRows(100, 0.8, random(), { stratify: kind });
    expect([first.length, second.length]).toEqual([80, 20]);
    expect(together(first, second)).toEqual(all);
    expect(["common", "rare", "very rare"].map((name) => count(first, name))).toEqual([56, 23, 1]);
  });

  test("keeps groups together", () => {
    const [first, second] = splitRows(100, 0.7, random(), { group: patient });
    expect(together(first, second)).toEqual(all);
    expect(Math.abs(first.length - 70)).toBeLessThanOrEqual(4);
    const groups = (rows: Uint32Array) => new Set(Array.from(rows, (row) => Math.floor(row / 7)));
    expect([...groups(first)].filter((group) => groups(second).has(group))).toEqual([]);
  });

  test("refuses what it cannot do", () => {
    expect(() => splitRows(100, 0.5, random(), { stratify: kind, group: patient })).toThrow(
      "splitRows(group) expects no group beside stratify",
    );
    expect(() => splitRows(101, 0.5, random(), { stratify: kind })).toThrow(
      "splitRows(stratify) expects a column with a row 100",
    );
    expect(() => splitRows([0, -1], 0.5, random())).toThrow("splitRows(rows[1])");
  });
});

test("shares of groups add up, are right up to rounding, and empty no part", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (groups, share) => {
      const total = groups.reduce((sum, size) => sum + size, 0);
      const wanted = Math.round(total * share);
      const counts = sharesOf(groups, wanted, total);
      expect(counts.reduce((sum, taken) => sum + taken, 0)).toBe(wanted);
      counts.forEach((taken, i) => {
        expect(taken >= 0 && taken <= groups[i]!).toBe(true);
      });
      const several = groups.filter((size) => size > 1).length;
      if (wanted < several || total - wanted < several) return;
      counts.forEach((taken, i) => {
        if (groups[i]! > 1) expect(taken > 0 && taken < groups[i]!).toBe(true);
      });
    }),
  );
});

describe("splitRowsByTime", () => {
  test("puts the earlier rows into the first part, and keeps those of a moment together", () => {
    const [first, second] = splitRowsByTime(day, 0.7);
    const { values } = day as { values: Float64Array };
    const latest = Math.max(...Array.from(first, (row) => values[row]!));
    const earliest = Math.min(...Array.from(second, (row) => values[row]!));
    expect(latest).toBeLessThan(earliest);
    expect(first.length).toBe(70);
    expect(together(first, second)).toEqual(all);
    expect(splitRowsByTime(day, 0.69)[0].length).toBe(70);
  });

  test("refuses rows without a moment", () => {
    const x = columnOf(table, "x");
    expect(() => splitRowsByTime(x, 0.5)).toThrow('Take the rows of rowsWith(table, "x").');
    const second = tableOf([{ day: 1 }, { day: null }, { day: 3 }]).columns[0]!;
    expect(() => splitRowsByTime(second, 0.5)).toThrow('received "none in row 2"');
    expect(splitRowsByTime(x, 0.5, { rows: rowsWith(table, "x") })[0].length).toBe(45);
    expect(() => splitRowsByTime(kind, 0.5)).toThrow("splitRowsByTime(time) expects a column of dates or numbers");
  });
});

describe("kFold", () => {
  test("has each row in one validation part, of sizes that differ by at most one", () => {
    const folds = kFold(103, 5, random());
    expect(folds.map(({ validation }) => validation.length)).toEqual([21, 21, 21, 20, 20]);
    expect(together(...folds.map(({ validation }) => validation))).toEqual(Array.from({ length: 103 }, (_, i) => i));
    for (const { training, validation } of folds) {
      expect(together(training, validation)).toEqual(Array.from({ length: 103 }, (_, i) => i));
    }
  });

  test("deals out the rows of each value", () => {
    const folds = kFold(100, 7, random(), { stratify: kind });
    expect(folds.map(({ validation }) => count(validation, "common"))).toEqual(Array(7).fill(10));
    expect(folds.map(({ validation }) => count(validation, "rare"))).toEqual(Array(7).fill(4));
    expect(together(...folds.map(({ validation }) => validation))).toEqual(all);
  });

  test("keeps groups in one part", () => {
    const folds = kFold(100, 4, random(), { group: patient });
    const parts = folds.map(({ validation }) => new Set(Array.from(validation, (row) => Math.floor(row / 7))));
    expect(parts.reduce((sum, { size }) => sum + size, 0)).toBe(15);
    for (const { validation } of folds) expect(Math.abs(validation.length - 25)).toBeLessThanOrEqual(7);
  });

  test("divides anew for each repeat", () => {
    const folds = kFold(20, 4, random(), { repeats: 3 });
    expect(folds).toHaveLength(12);
    for (let repeat = 0; repeat < 3; repeat++) {
      const parts = folds.slice(repeat * 4, repeat * 4 + 4).map(({ validation }) => validation);
      expect(together(...parts)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    }
    expect(folds[0]).not.toEqual(folds[4]);
    expect(kFold(20, 4, random(), { repeats: 3 })).toEqual(folds);
  });

  test("refuses more folds than rows or groups", () => {
    expect(() => kFold(3, 4, random())).toThrow(
      "kFold(folds) expects at most as many folds as there are rows, 3, but received 4.",
    );
    expect(() => kFold(100, 16, random(), { group: patient })).toThrow("as there are groups, 15, but received 16.");
  });
});

test("rows that no memory holds are refused", () => {
  const inFolds = "at most 536870912 rows in all folds together";
  expect(() => kFold(4e9, 3, random())).toThrow("kFold(rows) expects a whole number from 0 to 268435456");
  expect(() => kFold(100_000, 100_000, random())).toThrow(
    `kFold(rows) expects ${inFolds}, but received 10000000000. Take fewer rows, folds or repeats.`,
  );
  expect(() => kFold(10, 2, random(), { repeats: 2 ** 30 })).toThrow(inFolds);
  expect(() => kFold(1e12, 3, random())).toThrow("kFold(rows) expects a whole number from 0 to 268435456");
  expect(() => splitRows(2 ** 53, 0.5, random())).toThrow("splitRows(rows) expects a whole number from 0 to 268435456");
});
