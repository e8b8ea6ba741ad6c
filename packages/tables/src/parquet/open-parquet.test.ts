import { ArgumentError } from "@gd/tensor";
import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, test } from "vitest";
import { cellsOf, errorOf, inPieces, kindsOf } from "../../test/csv.js";
import { openParquet } from "./open-parquet.js";
import { readParquet } from "./read-parquet.js";

const columnData = [
  { name: "size", data: [1.5, null, -2, 3, 4], type: "DOUBLE" as const, nullable: true },
  { name: "long", data: [1n, 2n, 2n ** 60n, 4n, 5n], type: "INT64" as const },
  { name: "color", data: ["red", "blue", "red", "7", "8"], type: "STRING" as const },
];
const bytes = new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 2 }));

test("groups of rows are read one by one, and are those of the whole", async () => {
  const file = await openParquet(bytes, { name: "colors" });
  expect(file).toMatchObject({ name: "colors", rows: 5, columns: ["size", "long", "color"], groups: [2, 2, 1] });
  const columns = { long: "text" } as const;
  const whole = cellsOf(await readParquet(bytes, { columns }));
  const groups = await Promise.all([0, 1, 2].map((group) => file.read(group, { columns })));
  expect(groups.flatMap(cellsOf)).toEqual(whole);
});

test("kinds are found in a group, or given when the file is opened or a group is read", async () => {
  const file = await openParquet(bytes, { columns: { color: "text" } });
  expect(kindsOf(await file.read(0))).toEqual(["number", "number", "text"]);
  expect(kindsOf(await file.read(1))).toEqual(["number", "text", "text"]);
  const some = await file.read(1, { columns: { long: "category", color: "category", size: "omit" } });
  expect(kindsOf(some)).toEqual(["category", "category"]);
});

test("of a Blob, only the parts that are wanted are read; of a stream, all", async () => {
  const noise = Array.from({ length: 40_000 }, (_, i) => Math.sin(i * i));
  const large = [
    { name: "a", data: noise, type: "DOUBLE" as const },
    { name: "b", data: noise, type: "DOUBLE" as const },
  ];
  const big = new Uint8Array(parquetWriteBuffer({ columnData: large, rowGroupSize: 1000 }));
  let read = 0;
  const blob = {
    size: big.length,
    slice(start: number, end: number) {
      read += end - start;
      return new Blob([big.subarray(start, end)]);
    },
  };
  const file = await openParquet(blob);
  const before = read;
  await file.read(3, { columns: { b: "omit" } });
  expect(read - before).toBeGreaterThan(7000);
  expect(read - before).toBeLessThan(12_000);
  const stream = await openParquet(inPieces(big, 10_000));
  expect(await stream.read(39)).toEqual({ ...(await file.read(39)), name: "table" });
});

test("limits are those of a group, and cells are named by their rows in the file", async () => {
  // Two rows of three values of eight bytes.
  const file = await openParquet(bytes, { maximumBytes: 47 });
  expect(await errorOf(file.read(0))).toMatchObject({ reason: "too-large" });
  const wrong = [{ name: "n", data: ["1", "2", "3", "x"], type: "STRING" as const }];
  const other = await openParquet(new Uint8Array(parquetWriteBuffer({ columnData: wrong, rowGroupSize: 2 })));
  expect(await errorOf(other.read(1, { columns: { n: "number" } }))).toMatchObject({ row: 4, column: "n" });
});

test("refuses groups that there are not, and files that are none", async () => {
  const file = await openParquet(bytes);
  await expect(file.read(3)).rejects.toThrow("file.read(group) expects a whole number from 0 to 2, but received 3.");
  await expect(file.read(-1)).rejects.toThrow(ArgumentError);
  await expect(file.read(0, { columns: { colour: "text" } })).rejects.toThrow('expected a column "colour"');
  await expect(openParquet(new Uint8Array(20))).rejects.toMatchObject({ reason: "parquet" });
  await expect(openParquet(bytes, { columns: { colour: "text" } })).rejects.toMatchObject({ reason: "column" });
});
