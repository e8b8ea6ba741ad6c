import { readTable } from "@gd/tables";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { TestProject } from "vitest/node";
import { textOfTable } from "./text-of-table.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Files with tables, and what `readTable` makes of them, as a text. */
    readonly tableFiles: readonly {
      readonly name: string;
      readonly bytes: readonly number[];
      readonly table: string;
    }[];
  }
}

const csv = `species,mass,seen,price
Adelie,3750,01/13/2020,"$2,001"
Gentoo,,02/01/2020,$5
"Chinstrap – ""Zügel""",5000.5,03/31/2020,
`;

const rows = <T>(of: (i: number) => T): T[] => Array.from({ length: 3000 }, (_, i) => of(i));

const parquet = parquetWriteBuffer({
  columnData: [
    { name: "size", data: rows((i) => (i % 7 === 0 ? null : i / 8)), type: "DOUBLE" },
    { name: "color", data: rows((i) => ["red", "green", "blue"][i % 3]), type: "STRING" },
    { name: "day", data: rows((i) => new Date(i * 864e5)), type: "TIMESTAMP" },
  ],
  rowGroupSize: 1000,
});

/** What Node makes of files with tables, for the tests in the browser to compare with. */
export default async function readOnNode({ provide }: TestProject): Promise<void> {
  const files = [
    { name: "penguins.csv", bytes: new TextEncoder().encode(csv) },
    { name: "colors.parquet", bytes: new Uint8Array(parquet) },
  ];
  const tables = files.map(async ({ name, bytes }) => ({
    name,
    bytes: [...bytes],
    table: textOfTable(await readTable(bytes, { name })),
  }));
  provide("tableFiles", await Promise.all(tables));
}
