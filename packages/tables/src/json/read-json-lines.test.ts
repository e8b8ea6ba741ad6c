import { describe, expect, test } from "vitest";
import { cellsOf, errorOf, inPieces, kindsOf } from "../../test/csv.js";
import { realFile } from "../../test/real-file.js";
import { readTableFile } from "../node/read-table-file.js";
import type { FileOptions } from "../source/table-options.js";
import { readJsonLines } from "./read-json-lines.js";

const json = (text: string, options: FileOptions = {}) => readJsonLines(new TextEncoder().encode(text), options);

const lines = '{"a": 1, "b": "x", "c": true}\n\n{"b": "y", "a": null}\r\n{"a": -0.5, "b": "x", "d": "2024-03-31"}';
const cells = [
  ["1", "x", "true", undefined],
  [undefined, "y", undefined, undefined],
  ["-0.5", "x", undefined, "2024-03-31T00:00:00.000Z"],
];

describe("JSON lines", () => {
  test("are rows, whose members are columns, in pieces of any size", async () => {
    const bytes = new TextEncoder().encode(lines);
    for (const size of [1, 2, 7, 1000]) {
      const table = await readJsonLines(inPieces(bytes, size));
      expect(table.columns.map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
      expect(kindsOf(table)).toEqual(["number", "category", "boolean", "date"]);
      expect(cellsOf(table)).toEqual(cells);
    }
  });

  test("may be a list of objects", async () => {
    const list = `[\n${lines
      .split("\n")
      .filter((line) => line.length > 1)
      .join(",\n")}\n]`;
    expect(cellsOf(await json(list))).toEqual(cells);
  });

  test("keep numbers in texts as texts, unless they are said to be numbers", async () => {
    const text = '{"a": "1"}\n{"a": "1"}\n{"a": "2"}';
    expect(kindsOf(await json(text))).toEqual(["category"]);
    expect(kindsOf(await json(text, { columns: { a: "number" } }))).toEqual(["number"]);
  });

  test("have names of any kind", async () => {
    const table = await json('{"__proto__": 1, "toString": "x", "": 3}');
    expect(table.columns.map(({ name }) => name)).toEqual(["__proto__", "toString", ""]);
    expect(cellsOf(table)).toEqual([["1", "x", "3"]]);
  });

  test.each([
    ["no JSON", '{"a": 1}\n{"a": }\n', "rows.jsonl, line 2: expected JSON, but received what is none"],
    [
      "a line that is no object",
      '{"a": 1}\n\n[1]\n',
      'rows.jsonl, line 3: expected an object in each line, or a list of objects, but received "[1]".',
    ],
    ["a list of something else", '[{"a": 1}, 2]', 'rows.jsonl, row 2: expected a list of objects, but received "2".'],
    [
      "lists in rows",
      '{"a": 1}\n\n{"a": [1]}\n',
      'rows.jsonl, line 3, column "a": expected a number, a text, true, false, a date or null, but received a list.',
    ],
    ["a number too large", '{"a": 1e999}', "expected a finite number, but received Infinity."],
    ["nothing", " \n", "expected rows, but received none."],
    ["an empty list", "[]", "expected rows, but received none."],
    ["a list that is cut", '[{"a": 1}', "expected JSON"],
  ])("are refused with %s", async (_, text, message) => {
    for (const size of [1, 1000]) {
      const error = await errorOf(
        readJsonLines(inPieces(new TextEncoder().encode(text), size), { name: "rows.jsonl" }),
      );
      expect(error.message).toContain(message);
    }
  });

  test("are refused with bytes that are no text, more bytes, or more columns", async () => {
    expect((await errorOf(readJsonLines(Uint8Array.of(0x7b, 0xff)))).reason).toBe("encoding");
    expect((await errorOf(json('{"a": 1}', { maximumBytes: 7 }))).reason).toBe("too-large");
    expect((await errorOf(json('{"a": 1, "b": 2}', { maximumColumns: 1 }))).reason).toBe("too-large");
  });

  test("a value that does not fit is named", async () => {
    const error = await errorOf(json('{"a": 1}\n{"a": "many"}\n', { name: "rows.jsonl", columns: { a: "number" } }));
    expect(error.message).toContain('rows.jsonl, line 2, column "a": expected a number, but received "many".');
  });

  test("of real tables are read", async () => {
    const cars = await readTableFile(realFile("vega-datasets/data/cars.json"));
    expect(cars.rows).toBe(406);
    expect(cars.columns.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      "Name: text",
      "Miles_per_Gallon: number",
      "Cylinders: number",
      "Displacement: number",
      "Horsepower: number",
      "Weight_in_lbs: number",
      "Acceleration: number",
      "Year: date",
      "Origin: category",
    ]);
    const movies = await readTableFile(realFile("vega-datasets/data/movies.json"));
    expect(movies.rows).toBe(3201);
    expect(movies.columns.find(({ name }) => name === "Release Date")?.kind).toBe("date");
  });
});
