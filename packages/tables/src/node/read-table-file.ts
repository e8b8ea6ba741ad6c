import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { ArgumentError, expectOptions } from "@gd/tensor";
import { CSV_OPTIONS } from "../csv/read-csv.js";
import { type ReadTableOptions, readTableBytes } from "../read-table.js";
import type { Bytes } from "../source/table-source.js";
import type { Table } from "../table/table.js";

/** How much is read at once. */
const PIECE = 2 ** 20;

/**
 * Reads the table in a file, as `readTable` does.
 *
 *   const table = await readTableFile("penguins.csv");
 *
 * Throws  TableError when the file is no table, and Node's error when there is no such file
 */
export const readTableFile = async (path: string | URL, options: ReadTableOptions = {}): Promise<Table> => {
  expectOptions("readTableFile", options, [...CSV_OPTIONS, "format"]);
  if (typeof path !== "string" && !(path instanceof URL)) {
    throw new ArgumentError({ place: "readTableFile(path)", expected: "the path of a file", received: path });
  }
  const file = await open(path);
  try {
    const { size } = await stat(path);
    const bytes: Bytes = {
      name: basename(String(path)),
      async *pieces() {
        for (;;) {
          const { bytesRead, buffer } = await file.read(new Uint8Array(PIECE));
          if (bytesRead === 0) return;
          yield buffer.subarray(0, bytesRead);
        }
      },
      slices: {
        size,
        async slice(start, end) {
          const buffer = new Uint8Array(end - start);
          const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
          return buffer.subarray(0, bytesRead);
        },
      },
    };
    return await readTableBytes("readTableFile", bytes, options);
  } finally {
    await file.close();
  }
};
