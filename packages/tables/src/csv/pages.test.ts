import { expect, test } from "vitest";
import { cellsOf, csv, inPieces } from "../../test/csv.js";
import { readCsv } from "./read-csv.js";

test("a cell that is on two pages is whole", async () => {
  // A page has 2²⁰ bytes: pieces end within cells.
  const rows = Array.from({ length: 60_000 }, (_, i) => `word${i} of many,text ${i * 7} here`);
  const bytes = new TextEncoder().encode(`a,b\n${rows.join("\n")}\n`);
  const table = await readCsv(inPieces(bytes, 100_003));
  expect(cellsOf(table).map((cells) => cells.join(","))).toEqual(rows);
});

test("separators within quotes say nothing of the separator", async () => {
  const table = await csv('"x;y;z",b\n"1;2;3",4\n"5;6;7",8\n');
  expect(table.columns.map(({ name }) => name)).toEqual(["x;y;z", "b"]);
  expect(cellsOf(table)).toEqual([
    ["1;2;3", "4"],
    ["5;6;7", "8"],
  ]);
});
