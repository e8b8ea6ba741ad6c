import { brotliCompressSync, gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { cellsOf, errorOf } from "../../test/csv.js";
import { decompressLz4, decompressLz4Block } from "./lz4.js";
import { readDeltas } from "./read-deltas.js";
import { readParquet } from "./read-parquet.js";
import { readRuns } from "./read-runs.js";
import { endOfStruct } from "./thrift-struct.js";

const ROWS = 500;
const of = <T>(value: (i: number) => T): T[] => Array.from({ length: ROWS }, (_, i) => value(i));
const numbers = of((i) => (i % 7 === 0 ? null : i / 8));
const texts = of((i) => (i % 11 === 0 ? null : `a/b/${i % 90}`));

describe("pages are read as they were written", () => {
  const columns = [
    { name: "plain", data: numbers, type: "DOUBLE" as const, encoding: "PLAIN" as const },
    { name: "split", data: of((i) => i / 4), type: "FLOAT" as const, encoding: "BYTE_STREAM_SPLIT" as const },
    { name: "delta", data: of((i) => i * i - 99), type: "INT32" as const, encoding: "DELTA_BINARY_PACKED" as const },
    {
      name: "long",
      data: of((i) => BigInt(i) ** 4n),
      type: "INT64" as const,
      encoding: "DELTA_BINARY_PACKED" as const,
    },
    { name: "words", data: texts, type: "STRING" as const, encoding: "RLE_DICTIONARY" as const },
    { name: "lengths", data: texts, type: "STRING" as const, encoding: "DELTA_LENGTH_BYTE_ARRAY" as const },
    { name: "prefixes", data: texts, type: "STRING" as const, encoding: "DELTA_BYTE_ARRAY" as const },
    { name: "flag", data: of((i) => (i % 5 === 0 ? null : i % 2 === 0)), type: "BOOLEAN" as const },
    { name: "runs", data: of((i) => i > 99), type: "BOOLEAN" as const, encoding: "RLE" as const, nullable: false },
  ];
  const compressors = {
    GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)),
    BROTLI: (bytes: Uint8Array) => new Uint8Array(brotliCompressSync(bytes)),
  };
  const cell = (value: unknown) => (value === null || value === undefined ? undefined : String(value));
  const expected = of((i) => columns.map(({ data }) => cell(data[i])));

  test.each(["UNCOMPRESSED", "SNAPPY", "GZIP", "BROTLI"] as const)("with %s", async (codec) => {
    const file = parquetWriteBuffer({ columnData: columns, codec, compressors, pageSize: 900, rowGroupSize: 300 });
    const kinds = { words: "text", lengths: "text", prefixes: "text" } as const;
    expect(cellsOf(await readParquet(new Uint8Array(file), { columns: kinds }))).toEqual(expected);
  });
});

describe("what says more than there can be is refused:", () => {
  const file = new Uint8Array(
    parquetWriteBuffer({ columnData: [{ name: "a", data: numbers, type: "DOUBLE" }], codec: "UNCOMPRESSED" }),
  );
  /** The same file, in which a byte is another. */
  const with_ = (at: number, byte: number) => file.map((old, i) => (i === at ? byte : old));

  test.each([
    // The first page begins at 4: a type, its size, and its compressed size, each behind a byte for its field.
    ["a page without its compressed size", 8, 0],
    ["a page of another type", 5, 14],
    ["a size that does not end", 9, 0xff],
  ])("%s", async (_, at, byte) => {
    const error = await errorOf(readParquet(with_(at, byte), { name: "rows.parquet" }));
    expect(error.message).toContain("rows.parquet: expected a Parquet file, but received what cannot be read");
    expect(error.message).not.toMatch(/undefined|is not a function|Invalid/);
  });

  test("any byte that is another, in time", { timeout: 60_000 }, async () => {
    for (let at = 0; at < file.length; at += 7) {
      for (const byte of [0, 0xff, file[at]! ^ 1]) {
        // Read, as other numbers, or refused by an error of ours.
        await readParquet(with_(at, byte), { maximumBytes: 2 ** 20 }).catch((error: Error) => {
          expect(error.name).toBe("TableError");
        });
      }
    }
  });

  test("runs that are longer than the rows, and numbers that do not end", () => {
    // A run of 2³⁰ ones, of which three are wanted.
    const run = Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x08, 1);
    expect([...readRuns(run, { from: 0, to: 6, width: 1, count: 3 })]).toEqual([1, 1, 1]);
    expect(() => readRuns(new Uint8Array(9).fill(0xff), { from: 0, to: 9, width: 1, count: 3 })).toThrow("too long");
    expect(() => readRuns(Uint8Array.of(4, 1), { from: 0, to: 2, width: 1, count: 3 })).toThrow("fewer than 3 numbers");
    expect([
      ...readRuns(Uint8Array.of(3, 0b11_10_01_00, 0b00_01_10_11), { from: 0, to: 3, width: 2, count: 6 }),
    ]).toEqual([0, 1, 2, 3, 3, 2]);
  });

  test("differences in parts that make no sense", () => {
    for (const head of [
      [0x80, 1, 0, 5],
      [0, 4, 5, 0],
      [0x80, 1, 0xff, 0xff, 0xff, 0xff, 0x0f, 5, 0],
    ]) {
      const bytes = Uint8Array.from({ length: 40 }, (_, i) => head[i] ?? 0);
      expect(() => readDeltas(bytes, 0, 5)).toThrow(/numbers in \d+ parts|^0 parts|fewer than/);
    }
  });

  test("headers that are deep, or have more than there is", () => {
    expect(endOfStruct(Uint8Array.of(0x15, 2, 0x18, 1, 65, 0, 9), 0)).toBe(6);
    expect(() => endOfStruct(new Uint8Array(1000).fill(0x1c), 0)).toThrow("too deep");
    expect(() => endOfStruct(Uint8Array.of(0x18, 200, 1, 0), 0)).toThrow("does not end");
    expect(() => endOfStruct(Uint8Array.of(0x19, 0xf5, 0xff, 0xff, 0xff, 0x7f, 0), 0)).toThrow("does not end");
    expect(() => endOfStruct(new Uint8Array(40).fill(0x96, 1).fill(0x16, 0, 1), 0)).toThrow("does not end");
    expect(() => endOfStruct(Uint8Array.of(0x1b, 0), 0)).toThrow("unknown type");
  });

  test("LZ4 whose lengths go back, or that is too short or too long", () => {
    const block = Uint8Array.of(0x35, 97, 98, 99, 3, 0, 0x10, 33);
    expect(new TextDecoder().decode(decompressLz4Block(block, 13))).toBe("abcabcabcabc!");
    const hadoop = Uint8Array.of(0, 0, 0, 13, 0, 0, 0, 8, ...block);
    expect(decompressLz4(hadoop, 13)).toEqual(decompressLz4Block(block, 13));
    expect(decompressLz4(block, 13)).toEqual(decompressLz4Block(block, 13));
    for (const length of [12, 14]) expect(() => decompressLz4Block(block, length)).toThrow("LZ4 that is damaged");
    expect(() => decompressLz4(Uint8Array.of(0, 0, 0, 0, 0xff, 0xff, 0xff, 0xf8), 8)).toThrow("LZ4 that is damaged");
  });
});

test("a column with groups is refused by its name, and may be left out", async () => {
  const columnData = [
    { name: "tags", data: [{ a: 1 }, { a: 2 }], type: "VARIANT" as const },
    { name: "size", data: [4, 5] },
  ];
  const file = new Uint8Array(parquetWriteBuffer({ columnData }));
  const error = await errorOf(readParquet(file));
  expect(error.message).toContain('table, column "tags": expected a value in each row, but received lists or groups.');
  expect(cellsOf(await readParquet(file, { columns: { tags: "omit" } }))).toEqual([["4"], ["5"]]);
});
