import { expect, test } from "vitest";
import { cellsOf, csvRecords } from "./csv-records.js";

const TEXT = 'a,"b\r\n""c""",d\r\n\n"",\r1,"\r",2\r';

test.each([1, 2, 3, 5, 100])("rows are the same in pieces of %i characters, and all of the text", async (size) => {
  const pieces = async function* () {
    for (let at = 0; at < TEXT.length; at += size) yield TEXT.slice(at, at + size);
  };
  const records = [];
  for await (const record of csvRecords(pieces())) records.push(record);
  expect(records).toEqual([
    { text: 'a,"b\r\n""c""",d', end: "\r\n" },
    { text: "", end: "\n" },
    { text: '"",', end: "\r" },
    { text: '1,"\r",2', end: "\r" },
  ]);
  expect(records.map(({ text, end }) => text + end).join("")).toBe(TEXT);
});

test("separators in quotes divide nothing", () => {
  expect(cellsOf('a,"b,""c,""",d', ",")).toBe(3);
  expect(cellsOf('a,"b,""c,""",d', ";")).toBe(1);
});
