import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, describe, expect, test, vi } from "vitest";
import { cellsOf, errorOf, inPieces } from "../test/csv.js";
import { readTableFile } from "./node/read-table-file.js";
import { type ReadTableOptions, readTable } from "./read-table.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const parquet = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: "a", data: [1], type: "DOUBLE" }] }));

const folder = mkdtempSync(join(tmpdir(), "gd-tables-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the format is found", () => {
  test.each<readonly [string, Uint8Array, ReadTableOptions]>([
    ["CSV", bytes("a\n1\n"), {}],
    ["CSV by its name", bytes('{"a": 1}\n{"a": 1}\n'), { name: "x.csv", quote: "", header: ["a"], columns: {} }],
    ["TSV by its name", bytes("a\n1\n"), { name: "x.tsv" }],
    ["JSON lines", bytes('{"a": 1}\n'), {}],
    ["a JSON list", bytes(' \n[ {"a": 1} ]'), {}],
    ["JSON by its name", bytes('\n\n{"a": 1}'), { name: "x.jsonl" }],
    ["Parquet, whatever its name", parquet, { name: "x.csv" }],
    ["the one that is given", bytes("a\n1\n"), { name: "x.json", format: "csv" }],
  ])("%s", async (_, file, options) => {
    for (const source of [file, inPieces(file, 3)]) {
      const table = await readTable(source, options);
      expect(table.columns[0]!.name).toBe("a");
    }
  });

  test.each([
    [
      "a gzip file",
      Uint8Array.of(0x1f, 0x8b, 8),
      "expected CSV, JSON or Parquet, but received a gzip file. Decompress it first",
    ],
    [
      "a zip file, as a workbook is",
      bytes("PK\u0003\u0004"),
      "received a zip file. Unpack it; a workbook can be saved as CSV.",
    ],
    ["an old workbook", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), "received an old workbook. Save the table as CSV"],
    ["a PDF", bytes("%PDF-1.7\n1 0 obj\n"), "received a PDF."],
    ["a PNG image", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d), "received a PNG image."],
    ["a JPEG image", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), "received a JPEG image."],
  ])("and refused: %s", async (_, file, message) => {
    expect((await errorOf(readTable(file, { name: "table.xlsx" }))).message).toContain(message);
  });

  test("nothing is read of a file that is too large, where its size is known", async () => {
    const slice = vi.fn((start: number, end: number) => new Blob(["a,b\n1,2\n"]).slice(start, end));
    const error = await errorOf(readTable({ size: 2 ** 40, name: "a.csv", slice }, { maximumBytes: 2 ** 20 }));
    expect(error.message).toContain("a.csv: expected at most 1048576 bytes, but received more.");
    // Its beginning says what it is.
    expect(slice.mock.calls).toEqual([[0, 4096]]);
  });

  test("and options of CSV are ignored for other formats", async () => {
    expect(cellsOf(await readTable(bytes('{"a": 1.5}'), { decimal: ",", separator: ";" }))).toEqual([["1.5"]]);
  });
});

describe("readTableFile", () => {
  test("reads a path or a URL, and names the file", async () => {
    const path = join(folder, "some numbers.csv");
    writeFileSync(path, "a,b\n1,2\n");
    const table = await readTableFile(path);
    expect(table.name).toBe("some numbers.csv");
    expect(await readTableFile(pathToFileURL(path))).toEqual(table);
    expect((await readTableFile(path, { name: "other" })).name).toBe("other");
  });

  test("reads a large file as a stream does", async () => {
    const path = join(folder, "large.csv");
    writeFileSync(path, `a,b\n${"1.5,a word\n".repeat(300_000)}`);
    const table = await readTableFile(path);
    expect(table.rows).toBe(300_000);
    expect(table.columns[1]).toMatchObject({ kind: "category", categories: ["a word"] });
  });

  test("refuses what is no file", async () => {
    const missing = await errorOf(readTableFile(join(folder, "none.csv")));
    expect(missing.message).toContain(
      "none.csv: expected a file that can be read, but received none (ENOENT). Check the path.",
    );
    expect((await errorOf(readTableFile(folder))).message).toContain("received a folder.");
  });
});
