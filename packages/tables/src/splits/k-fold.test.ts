import { randomStreams } from "@gd/tensor";
import { expect, test } from "vitest";
import { columnOf } from "../table/column-of.js";
import { tableOf } from "../table/table-of.js";
import { kFold } from "./k-fold.js";

test("the parts of many small groups differ by one row at most", () => {
  const table = tableOf(Array.from({ length: 22 }, (_, i) => ({ x: `class ${i % 11}` })));
  const random = randomStreams(1).stream("folds");
  const folds = kFold(table.rows, 5, random, { stratify: columnOf(table, "x") });
  expect(folds.map(({ validation }) => validation.length)).toEqual([5, 5, 4, 4, 4]);
});

test("rows without a value of the group are one group", () => {
  const values = ["a", null, "b", null, "c", null, "d", "e", "f"];
  for (const kind of ["category", "number"] as const) {
    const x = values.map((value) => (kind === "category" || value === null ? value : value.charCodeAt(0)));
    const table = tableOf(
      x.map((value) => ({ x: value })),
      { columns: { x: kind } },
    );
    const folds = kFold(table.rows, 4, randomStreams(1).stream("folds"), { group: columnOf(table, "x") });
    const together = folds.map(({ validation }) => validation.filter((row) => values[row] === null).length);
    expect(together.toSorted()).toEqual([0, 0, 0, 3]);
  }
});
