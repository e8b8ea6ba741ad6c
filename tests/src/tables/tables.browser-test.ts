import { openParquet, readTable } from "@gd/tables";
import { expect, inject, test } from "vitest";
import { textOfTable } from "./text-of-table.js";

const files = inject("tableFiles");
const fileOf = (name: string) => new File([Uint8Array.from(files.find((file) => file.name === name)!.bytes)], name);

/** The file that a user has chosen on a page. */
const chosen = (file: File): File => {
  const input = document.createElement("input");
  input.type = "file";
  const transfer = new DataTransfer();
  transfer.items.add(file);
  input.files = transfer.files;
  return input.files[0]!;
};

test.each(files)("a page reads a file that is chosen as Node does: $name", async ({ name, table }) => {
  expect(textOfTable(await readTable(chosen(fileOf(name))))).toBe(table);
});

test("a page reads a stream, and groups of rows of a Parquet file", async () => {
  const csv = fileOf("penguins.csv");
  const { table } = files.find(({ name }) => name === "penguins.csv")!;
  expect(textOfTable(await readTable(csv.stream(), { name: "penguins.csv" }))).toBe(table);
  const parquet = await openParquet(chosen(fileOf("colors.parquet")));
  expect(parquet.groups).toEqual([1000, 1000, 1000]);
  expect((await parquet.read(2)).columns[0]).toMatchObject({ name: "size", kind: "number" });
});

test("a page is told what is wrong with a file", async () => {
  await expect(readTable(chosen(new File(["a,b\n1\n"], "cut.csv")))).rejects.toThrow(
    'cut.csv, line 2, column "a": expected 2 cells',
  );
  const cut = fileOf("colors.parquet").slice(0, 5000);
  await expect(readTable(new File([cut], "cut.parquet"))).rejects.toThrow("cut.parquet: expected a Parquet file");
});
