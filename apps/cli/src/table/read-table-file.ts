import { stat } from "node:fs/promises";
import { type Table, TableError } from "@gd/tables";
import { readTableFile as readFile } from "@gd/tables/node";
import { FileError } from "../files/file-error.js";
import { requireRegular } from "../files/require-regular.js";
import { systemReason } from "../system-reason.js";
import type { TrainConfig } from "../train/train-config.js";

/** Reads the table in a regular file. Throws a FileError or a TableError that names it. */
export const readTableFile = async (file: string, columns: TrainConfig["columns"]): Promise<Table> => {
  try {
    // The reader has a limit of its own.
    requireRegular(file, await stat(file), Number.POSITIVE_INFINITY);
    return await readFile(file, { name: file, columns });
  } catch (cause) {
    if (cause instanceof FileError || cause instanceof TableError) throw cause;
    throw new FileError(`${file}: this table cannot be read, ${systemReason(cause)}`, { cause });
  }
};
