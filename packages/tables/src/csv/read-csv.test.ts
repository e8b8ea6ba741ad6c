import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellsOf, csv, errorOf, inPieces, kindsOf } from "../../test/csv.js";
import { realFile } from "../../test/real-file.js";
import { readTableFile } from "../node/read-table-file.js";
import { columnOf } from "../table/column-of.js";
import type { CategoryColumn, NumberColumn } from "../table/table.js";
import { readCsv } from "./read-csv.js";

/** All cells as texts, as they stand in the file. */
const texts = (text: string, options: Parameters<typeof csv>[1] = {}) =>
  csv(text, { header: false, missing: [], columns: { "column 1": "text", "column 2": "text" }, ...options }).then(
    cellsOf,
  );

describe("cells", () => {
  test.each([
    ["with LF", "a,b\nc,d\n"],
    ["with CRLF", "a,b\r\nc,d\r\n"],
    ["with CR", "a,b\rc,d\r"],
    ["without a line break at the end", "a,b\nc,d"],
    ["with empty lines", "\n\na,b\n\r\n\nc,d\n\n"],
    ["in quotes", '"a","b"\r\n"c","d"\r\n'],
    ["with spaces around them", " a ,\tb\n  c,d  \n"],
    ["with spaces around quotes", ' "a" , "b"\t\n"c", "d" '],
  ])("are divided %s", async (_, text) => {
    expect(await texts(text)).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  test.each([
    ["separators", '"a,b",c', ["a,b", "c"]],
    ["quotes", '"a ""quoted"" text","""",', ['a "quoted" text', '"', ""]],
    ["line breaks", '"a\nb","c\r\nd"', ["a\nb", "c\r\nd"]],
    ["a return at their end", '"a\r"\nb', ["a\r"]],
    ["nothing", '"",b', ["", "b"]],
    ["spaces", '" a ",b', [" a ", "b"]],
  ])("in quotes have %s", async (_, text, first) => {
    const columns = Object.fromEntries(first.map((_, i) => [`column ${i + 1}`, "text" as const]));
    expect((await texts(text, { columns }))[0]).toEqual(first);
  });

  test("keep spaces with trim: false", async () => {
    expect(await texts(" a , b\n", { trim: false })).toEqual([[" a ", " b"]]);
  });

  test("have other quotes, or none", async () => {
    expect(await texts("'a,b','it''s'\n", { quote: "'" })).toEqual([["a,b", "it's"]]);
    expect(await texts('5" pipe,"a\n', { quote: "" })).toEqual([['5" pipe', '"a']]);
  });

  test("of one column may be empty", async () => {
    const table = await csv("x\n1\n\n3\n");
    expect(cellsOf(table)).toEqual([["1"], [undefined], ["3"]]);
  });

  test("are the same in pieces of any size", async () => {
    const text = ' a ,"b ""c""\r\n, d"\r\n\r\n"é\u{1F427}",-1.5e3\r\n12345678901234567890,""\n';
    const bytes = new TextEncoder().encode(text);
    const whole = await readCsv(bytes);
    for (let size = 1; size < bytes.length; size++) expect(await readCsv(inPieces(bytes, size))).toEqual(whole);
  });

  test("come back as they were written, whatever they are", async () => {
    const cell = fc.string({ unit: fc.constantFrom(..."ab1 ,;\t|\"\r\n'é\u{1F427}") });
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    const property = fc.asyncProperty(
      rows,
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.integer({ min: 1, max: 9 }),
      async (cells, end, size) => {
        const quoted = cells.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(","));
        const columns = Object.fromEntries(cells[0]!.map((_, i) => [`column ${i + 1}`, "text" as const]));
        const bytes = new TextEncoder().encode(quoted.join(end));
        const table = await readCsv(inPieces(bytes, size), { header: false, separator: ",", missing: [], columns });
        expect(cellsOf(table)).toEqual(cells);
      },
    );
    await fc.assert(property);
  });

  test("of a large file are those of a small one, many times", async () => {
    const rows = 50_000;
    const block = '1.5,red,"a ""long"" text, with a line\nbreak"\n2,blue,short\n';
    const table = await readCsv(inPieces(new TextEncoder().encode(`x,color,note\n${block.repeat(rows / 2)}`), 65_536));
    expect(table.rows).toBe(rows);
    const x = columnOf(table, "x") as NumberColumn;
    expect(x.values.every((value, row) => value === (row % 2 === 0 ? 1.5 : 2))).toBe(true);
    const note = columnOf(table, "note") as CategoryColumn;
    expect(note.categories).toEqual(['a "long" text, with a line\nbreak', "short"]);
    expect(note.codes.every((code, row) => code === row % 2)).toBe(true);
  });
});

describe("the separator", () => {
  test.each([
    ["a comma", "a,b\n1,2\n"],
    ["a semicolon", "a;b\n1;2\n"],
    ["a tab", "a\tb\n1\t2\n"],
    ["a bar", "a|b\n1|2\n"],
    ["a semicolon beside commas", "a;b\n1,5;2,5\n3;4\n"],
    ["a comma beside semicolons in quotes", 'a,b\n"x;y;z",2\n'],
  ])("is found: %s", async (_, text) => {
    expect((await csv(text)).columns.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test("is the one that is given", async () => {
    expect((await csv("a:b;c\n1:2\n", { separator: ":" })).columns.map(({ name }) => name)).toEqual(["a", "b;c"]);
  });

  test("is no comma where that is in numbers", async () => {
    expect(cellsOf(await csv("a;b\n1,5;2,25\n", { decimal: "," }))).toEqual([["1.5", "2.25"]]);
    expect(cellsOf(await csv("a\n1,5\n2,5\n", { decimal: ",", separator: ";" }))).toEqual([["1.5"], ["2.5"]]);
  });
});

describe("the header", () => {
  test("is the first row, or given, or made up", async () => {
    const names = async (...given: Parameters<typeof csv>) => (await csv(...given)).columns.map(({ name }) => name);
    expect(await names("a,b\n1,2\n")).toEqual(["a", "b"]);
    expect(await names("1,2\n", { header: ["x", "y"] })).toEqual(["x", "y"]);
    expect(await names("1,2\n", { header: false })).toEqual(["column 1", "column 2"]);
    expect(await names("1,2\n3,4\n", { header: true })).toEqual(["1", "2"]);
    expect(await names("country,2019,2020\nFrance,1,2\n")).toEqual(["country", "2019", "2020"]);
  });

  test.each([
    [
      "a name twice",
      "a,b,a\n1,2,3\n",
      {},
      'file, line 1: expected different names of columns, but received "a" twice.',
    ],
    ["no name", "a,,c\n1,2,3\n", {}, "file, line 1: expected a name of column 2, but received none."],
    [
      "numbers alone",
      "1.5,2\n3,4\n",
      {},
      "expected names of columns in the first row, but received numbers such as 1.5. Pass header: false",
    ],
    [
      "values, as of a file without one",
      "5.1,3.5,setosa\n4.9,3,setosa\n",
      {},
      "expected names of columns in the first row, but received numbers such as 5.1.",
    ],
    ["whole values", "39,State,77516,13\n50,Self,83311,9\n", {}, "received numbers such as 39."],
    ["too few given names", "1,2\n", { header: ["a"] }, "expected 1 columns, as header has, but received 2."],
  ])("is refused with %s", async (_, text, options, message) => {
    const error = await errorOf(csv(text, { name: "file", ...options }));
    expect(error.message).toContain(message);
    expect(error.reason).toBe("header");
  });
});

describe("encodings", () => {
  const bytes = (...given: readonly number[]) => Uint8Array.from(given);
  const utf16 = (text: string, isLittle: boolean) => {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle);
    return new Uint8Array(view.buffer);
  };

  test.each([
    ["UTF-8", new TextEncoder().encode("é\nü\n"), {}],
    ["UTF-8 with a mark", new TextEncoder().encode("\uFEFFé\nü\n"), {}],
    ["UTF-16 with a mark, little", utf16("\uFEFFé\nü\n", true), {}],
    ["UTF-16 with a mark, big", utf16("\uFEFFé\nü\n", false), {}],
    ["UTF-16 without a mark", utf16("é\nü\n", true), { encoding: "utf-16le" }],
    ["windows-1252", bytes(0xe9, 10, 0xfc, 10), { encoding: "windows-1252" }],
    ["latin1", bytes(0xe9, 10, 0xfc, 10), { encoding: "latin1" }],
  ])("such as %s are read", async (_, file, options) => {
    for (const size of [1, 2, 100]) {
      const table = await readCsv(inPieces(file, size), { ...options, columns: { é: "text" } });
      expect(cellsOf(table)).toEqual([["ü"]]);
    }
  });

  test("that are not as promised are refused, with the line", async () => {
    const file = new Uint8Array([...new TextEncoder().encode("a,b\n1,x\n2,"), 0xfc, 10]);
    const error = await errorOf(readCsv(file, { name: "old.csv" }));
    expect(error.message).toBe(
      'old.csv, line 3, column "b": expected a text in UTF-8, but received bytes that are none. Pass the encoding of the file, such as "windows-1252", or save it as UTF-8.',
    );
    expect((await errorOf(readCsv(utf16("a,b\n", true)))).message).toContain("a byte 0");
    expect((await errorOf(readCsv(bytes(0xff, 0xfe, 0x00, 0xdc), {}))).reason).toBe("encoding");
    expect((await errorOf(readCsv(bytes(0xfc, 10, 49), {}))).reason).toBe("encoding");
  });
});

describe("what is no CSV", () => {
  test.each([
    [
      "too few cells",
      "a,b\n1,2\n3\n",
      3,
      "expected 2 cells, as in the first row, but received 1. Write each cell, also an empty one",
    ],
    [
      "too many cells",
      "a,b\n1,2\n3,4,5\n",
      3,
      'expected 2 cells, as in the first row, but received more than 2. A cell that has a "," stands in quotes.',
    ],
    ["a line break within quotes before", 'a,b\n"1\n\n",2\n3\n', 5, "expected 2 cells"],
    [
      "no end of quotes",
      'a,b\n1,2\n3,"4\n5,6\n',
      3,
      "expected the end of a quoted cell, but received the end of the file.",
    ],
    ["a quote in a cell", 'a,b\n1,5" pipe\n', 2, "expected no quotes within a cell that has none around it"],
    ["something behind quotes", 'a,b\n"1"x,2\n', 2, "expected a separator or the end of the line behind a quoted cell"],
    ["something behind quotes and a space", 'a,b\n"1" "x",2\n', 2, "behind a quoted cell"],
  ])("is refused: %s", async (_, text, line, message) => {
    for (const size of [1, 3, 100]) {
      const error = await errorOf(readCsv(inPieces(new TextEncoder().encode(text), size), { name: "bad.csv" }));
      expect(error.message).toContain(message);
      expect(error.message).toMatch(new RegExp(`^bad\\.csv, line ${line}\\b`));
      expect(error.line).toBe(line);
    }
  });

  test("is refused: an empty file", async () => {
    for (const text of ["", "\n\n"]) {
      const error = await errorOf(csv(text));
      expect(error.message).toContain("expected rows, but received an empty file");
    }
    expect((await csv("a,b\n")).rows).toBe(0);
  });

  test("is refused: more bytes or columns than allowed", async () => {
    expect((await errorOf(csv("a,b\n1,2\n", { maximumBytes: 7 }))).message).toContain(
      "expected at most 7 bytes, but received more. Raise maximumBytes",
    );
    expect((await csv("a,b\n1,2\n", { maximumBytes: 8 })).rows).toBe(1);
    expect((await errorOf(csv("a,b\n1,2\n", { maximumColumns: 1 }))).message).toContain("expected at most 1 columns");
  });

  test("ends the stream", async () => {
    let ended = false;
    const stream = (async function* () {
      try {
        for (;;) yield new TextEncoder().encode('a,"b"c\n');
      } finally {
        ended = true;
      }
    })();
    await errorOf(readCsv(stream));
    expect(ended).toBe(true);
  });
});

describe("kinds", () => {
  test("are found by looking at all values", async () => {
    const table = await csv(
      [
        "number,boolean,date,category,text,code,big,empty",
        "1,true,2024-03-31,red,a long story,007,12345678901234567890,",
        "-.5e2,FALSE,1999-12-31T23:59:59Z,blue,another one,010,1,NA",
        "NA,,?,red,something else,100,2,?",
        "3,true,2024-01-01,,the last,007,1,",
      ].join("\n"),
    );
    expect(kindsOf(table)).toEqual([
      "number",
      "boolean",
      "date",
      "category",
      "text",
      "category",
      "category",
      "category",
    ]);
    expect(cellsOf(table)[1]).toEqual([
      "-50",
      "false",
      "1999-12-31T23:59:59.000Z",
      "blue",
      "another one",
      "010",
      "1",
      undefined,
    ]);
    expect(cellsOf(table)[2]).toEqual([
      undefined,
      undefined,
      undefined,
      "red",
      "something else",
      "100",
      "2",
      undefined,
    ]);
  });

  test("are found by the last value, too", async () => {
    const rows = Array.from({ length: 2000 }, (_, i) => String(i));
    expect(kindsOf(await csv(`x\n${rows.join("\n")}\n`))).toEqual(["number"]);
    const table = await csv(`x\n${rows.join("\n")}\nlast\n`);
    expect(kindsOf(table)).toEqual(["text"]);
    expect(cellsOf(table).flat()).toEqual([...rows, "last"]);
    const dates = Array.from({ length: 2000 }, (_, i) => new Date(i * 1e9).toISOString());
    expect(kindsOf(await csv(`x\n${dates.join("\n")}\n`))).toEqual(["date"]);
    expect(kindsOf(await csv(`x\n${dates.join("\n")}\nnever\n`))).toEqual(["text"]);
  });

  test("are those that are given", async () => {
    const columns = {
      year: "category",
      flag: "boolean",
      zip: "number",
      id: "omit",
      when: "date",
      name: "text",
    } as const;
    const table = await csv("id,year,flag,zip,when,name\n1,2024,yes,007,3/4/2024,x\n2,2025,0,01,NA,x\n", {
      columns,
      dates: "day/month/year",
    });
    expect(table.columns).toEqual([
      { name: "year", kind: "category", codes: Int32Array.of(0, 1), categories: ["2024", "2025"] },
      { name: "flag", kind: "boolean", values: Int8Array.of(1, 0) },
      { name: "zip", kind: "number", values: Float64Array.of(7, 1) },
      {
        name: "when",
        kind: "date",
        values: Float64Array.of(Date.UTC(2024, 3, 3), Number.NaN),
        written: "day/month/year",
      },
      { name: "name", kind: "text", values: ["x", "x"] },
    ]);
  });

  test.each([
    ["number", "Torgersen", "a number"],
    ["number", "1e999", "a number"],
    ["date", "3/4/2024", "a date whose day and month are told apart by the option dates"],
    ["date", "30/30/2024", "a date such as 2024-03-31"],
    ["boolean", "2", "true, false, yes, no, 1 or 0"],
  ] as const)("refuse what is no %s: %s", async (kind, value, expected) => {
    const text = `island,note\n,"a\nb"\n${value},c\n`;
    const error = await errorOf(csv(text, { name: "penguins.csv", columns: { island: kind } }));
    expect(error.message).toContain(
      `penguins.csv, line 4, column "island": expected ${expected}, but received "${value}".`,
    );
    expect(error).toMatchObject({ reason: "type", line: 4, row: 2, column: "island", table: "penguins.csv" });
  });

  test("of a column that is not there are refused", async () => {
    const error = await errorOf(csv("a,b\n1,2\n", { columns: { c: "number" } }));
    expect(error.message).toContain('expected a column "c", but received only "a", "b".');
  });

  test("have the missing texts that are given", async () => {
    expect(cellsOf(await csv("x\n-999\n1\n", { missing: ["-999"] }))).toEqual([[undefined], ["1"]]);
    expect(kindsOf(await csv("x\nNA\n1\n", { missing: [] }))).toEqual(["text"]);
  });

  test("of real tables are what they should be", async () => {
    const diamonds = await readTableFile(realFile("@observablehq/sample-datasets/diamonds.csv"));
    expect(diamonds.rows).toBe(53_940);
    expect(kindsOf(diamonds)).toEqual(["number", "category", "category", "category", ...Array(6).fill("number")]);
    const weather = await readTableFile(realFile("vega-datasets/data/seattle-weather.csv"));
    expect(kindsOf(weather)).toEqual(["date", "number", "number", "number", "number", "category"]);
    const unemployment = await readTableFile(realFile("vega-datasets/data/unemployment.tsv"));
    expect(kindsOf(unemployment)).toEqual(["number", "number"]);
  });
});

describe("sources", () => {
  const bytes = new TextEncoder().encode("a,b\n1,2\n");
  const expected = {
    name: "table",
    rows: 1,
    columns: [
      { name: "a", kind: "number", values: Float64Array.of(1) },
      { name: "b", kind: "number", values: Float64Array.of(2) },
    ],
  };

  test.each([
    ["an ArrayBuffer", bytes.slice().buffer],
    ["a Blob", new Blob([bytes])],
    ["a ReadableStream", new Blob([bytes]).stream()],
    ["an asynchronous iterable", inPieces(bytes, 3)],
  ])("may be %s", async (_, source) => {
    expect(await readCsv(source as unknown as Uint8Array)).toEqual(expected);
  });

  test("may be a reader's stream that cannot be iterated, which is cancelled", async () => {
    let isCancelled = false;
    const pieces = [bytes.subarray(0, 5), bytes.subarray(5)];
    const reader = {
      read: async () => ({ done: pieces.length === 0, value: pieces.shift() }),
      cancel: async () => {
        isCancelled = true;
      },
    };
    expect(await readCsv({ getReader: () => reader })).toEqual(expected);
    expect(isCancelled).toBe(true);
  });

  test("have the name of a File", async () => {
    expect((await readCsv(new File([bytes], "numbers.csv"))).name).toBe("numbers.csv");
  });
});
