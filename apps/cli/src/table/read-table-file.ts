import { stat } from "node:fs/promises";
import { type Table, TableError } from "@gd/tables";
import { readTableFile as readFile } from "@gd/tables/node";
import { FileError } from "../files/file-error.js";
import { requireRegular } from "../files/require-regular.js";
import { systemReason } from "../system-reason.js";
import type { TrainConfig } from "../train/train-config.js";
import { type Reading, readingOf } from "./reading.js";

/** Reads the table in a regular file. Throws a FileError that names it, and says what to do in options of the program. */
export const readTableFile = async (
  file: string,
  columns: TrainConfig["columns"],
  reading: Reading,
): Promise<Table> => {
  try {
    // The reader has a limit of its own.
    requireRegular(file, await stat(file), Number.POSITIVE_INFINITY);
    return await readFile(file, { ...readingOf(reading), name: file, columns });
  } catch (cause) {
    if (cause instanceof FileError) throw cause;
    if (cause instanceof TableError) throw new FileError(inOptions(cause.message), { cause });
    throw new FileError(`${file}: this table cannot be read, ${systemReason(cause)}: check the path`, { cause });
  }
};

/** Advice of the reader, for somebody who writes no code. */
const inOptions = (message: string): string =>
  message
    .replace(/[Pp]ass `?header: false`?/, "Use --no-header")
    .replace(/([Pp])ass (the encoding[^.]*|encoding:? "([^"]+)")/, (_, p: string, what: string, name?: string) =>
      name === undefined
        ? `${p === "P" ? "Use" : "use"} --encoding: ${what}`
        : `${p === "P" ? "Use" : "use"} --encoding ${name}`,
    );
