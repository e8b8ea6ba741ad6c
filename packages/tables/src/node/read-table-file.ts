import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { ArgumentError, expectOptions } from "@gd/tensor";
import { CSV_OPTIONS } from "../csv/read-csv.js";
import { type ReadTableOptions, readTableBytes } from "../read-table.js";
import type { Bytes } from "../source/table-source.js";
import type { Table } from "../table/table.js";
import { TableError } from "../table/table-error.js";

/**
 * Reads the table in a file, as `readTable` does.
 *
 *   const table = await readTableFile("penguins.csv");
 *
 * Throws  TableError when there is no such file, or it is no table
 */
export const readTableFile = async (path: string | URL, options: ReadTableOptions = {}): Promise<Table> => {
  expectOptions("readTableFile", options, [...CSV_OPTIONS, "format"]);
  if (typeof path !== "string" && !(path instanceof URL)) {
    throw new ArgumentError({ place: "readTableFile(path)", expected: "the path of a file", received: path });
  }
  const plain = typeof path === "string" ? path : fileURLToPath(path);
  const file = await openFile(plain);
  try {
    return await readTableBytes("readTableFile", await bytesIn(file, plain), options);
  } finally {
    await file.close();
  }
};

const openFile = async (path: string): Promise<FileHandle> => {
  try {
    return await open(path);
  } catch (cause) {
    throw noFile(path, `none (${(cause as NodeJS.ErrnoException).code})`, cause);
  }
};

/** How much is read at once. */
const PIECE = 2 ** 20;

const bytesIn = async (file: FileHandle, path: string): Promise<Bytes> => {
  const stats = await file.stat();
  if (stats.isDirectory()) throw noFile(path, "a folder");
  return {
    name: basename(path),
    async *pieces() {
      for (;;) {
        const { bytesRead, buffer } = await file.read(new Uint8Array(PIECE));
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
      }
    },
    // Of a pipe, nothing can be read before its turn.
    slices: stats.isFile()
      ? {
          size: stats.size,
          async slice(start, end) {
            const buffer = new Uint8Array(end - start);
            const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
            return buffer.subarray(0, bytesRead);
          },
        }
      : undefined,
  };
};

const noFile = (path: string, received: string, cause?: unknown): TableError => {
  const table = path === "" ? '""' : path;
  return new TableError(
    { reason: "no-file", table, expected: "a file that can be read", received, advice: "Check the path." },
    { cause },
  );
};
