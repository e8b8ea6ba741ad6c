import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { cellsOf, errorOf, inPieces, kindsOf } from "../../test/csv.js";
import { realFile } from "../../test/real-file.js";
import { readTableFile } from "../node/read-table-file.js";
import { readParquet } from "./read-parquet.js";

const columnData = [
  { name: "size", data: [1.5, null, -2], type: "DOUBLE" as const, nullable: true },
  { name: "count", data: [1, 2, 3], type: "INT32" as const },
  { name: "long", data: [1n, 2n, 3n], type: "INT64" as const },
  { name: "big", data: [1n, 2n ** 60n, 3n], type: "INT64" as const },
  { name: "color", data: ["red", "blue", "red"], type: "STRING" as const },
  { name: "day", data: [new Date(0), new Date(86_400_000), new Date(5)], type: "TIMESTAMP" as const },
  { name: "flag", data: [true, false, true], type: "BOOLEAN" as const },
];
const file = new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 2 }));

describe("Parquet", () => {
  test("has typed columns", async () => {
    const table = await readParquet(file);
    expect(kindsOf(table)).toEqual(["number", "number", "number", "text", "category", "date", "boolean"]);
    expect(cellsOf(table)).toEqual([
      ["1.5", "1", "1", "1", "red", "1970-01-01T00:00:00.000Z", "true"],
      [undefined, "2", "2", "1152921504606846976", "blue", "1970-01-02T00:00:00.000Z", "false"],
      ["-2", "3", "3", "3", "red", "1970-01-01T00:00:00.005Z", "true"],
    ]);
  });

  test("is the same from a Blob or a stream, and columns may be left out", async () => {
    const whole = await readParquet(file);
    expect(await readParquet(new Blob([file]))).toEqual(whole);
    expect(await readParquet(inPieces(file, 10))).toEqual(whole);
    const some = await readParquet(file, { columns: { big: "omit", count: "category" } });
    expect(some.columns.map(({ name, kind }) => `${name} ${kind}`)).not.toContain("big text");
    expect(some.columns[1]).toEqual({
      name: "count",
      kind: "category",
      codes: Int32Array.of(0, 1, 2),
      categories: ["1", "2", "3"],
    });
  });

  test("is looked at before it is read", async () => {
    const path = realFile("vega-datasets/data/flights-3m.parquet");
    const error = await errorOf(readTableFile(path, { maximumBytes: 2 ** 24 }));
    expect(error.message).toMatch(
      /^flights-3m\.parquet: expected a table of at most 16777216 bytes, but received \d{8,}\./,
    );
  });

  test.each([
    ["cut", file.subarray(0, file.length - 10)],
    ["of other bytes", new TextEncoder().encode("PAR1 and more PAR1")],
    ["empty", new Uint8Array()],
  ])("is refused where it is %s", async (_, bytes) => {
    const error = await errorOf(readParquet(bytes, { name: "rows.parquet" }));
    expect(error.message).toContain("rows.parquet: expected a Parquet file, but received what cannot be read");
  });

  test("is refused with more than allowed, with lists, and with columns that are not there", async () => {
    expect((await errorOf(readParquet(file, { maximumBytes: 100 }))).reason).toBe("too-large");
    expect((await errorOf(readParquet(file, { maximumColumns: 3 }))).message).toContain("at most 3 columns");
    expect((await errorOf(readParquet(file, { columns: { none: "number" } }))).message).toContain(
      'expected a column "none"',
    );
    const nested = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: "a", data: [[1], [2]], type: "JSON" }] }));
    const error = await errorOf(readParquet(nested, { name: "rows.parquet" }));
    expect(error.message).toContain('rows.parquet, row 1, column "a"');
  });
});
