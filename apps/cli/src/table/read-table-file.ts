import { stat } from "node:fs/promises";
import { type ColumnChoice, type Table, TableError } from "@gd/tables";
import { readTableFile as readFile } from "@gd/tables/node";
import { ArgumentError } from "@gd/tensor";
import { FileError } from "../files/file-error.js";
import { requireRegular } from "../files/require-regular.js";
import { inProgramWords } from "../in-program-words.js";
import { localPath } from "../objects/local-path.js";
import { systemReason } from "../system-reason.js";
import { UsageError } from "../usage-error.js";
import { type Reading, readingOf } from "./reading.js";

/** Reads the table in a regular file. Throws a FileError that names it, and says what to do in options of the program. */
export const readTableFile = async (
  file: string,
  columns: Readonly<Record<string, ColumnChoice>>,
  reading: Reading,
): Promise<Table> => {
  try {
    const path = await localPath(file);
    // The reader has a limit of its own.
    requireRegular(file, await stat(path), Number.POSITIVE_INFINITY);
    if (/\.(?:safetensors|onnx)$/i.test(file)) {
      throw new FileError(`${file}: a table is expected here, and this looks like a model: name the table itself`);
    }
    return await readFile(path, { ...readingOf(reading), name: file, columns });
  } catch (cause) {
    if (cause instanceof FileError) throw cause;
    if (cause instanceof TableError) throw new FileError(inProgramWords(cause), { cause });
    if (cause instanceof ArgumentError) throw new UsageError(`${optionOf(cause)}${inProgramWords(cause)}`);
    throw new FileError(`${file}: this table cannot be read, ${systemReason(cause)}: check the path`, { cause });
  }
};

/** The option that an argument of the reader comes from: `readTableFile(encoding)` from `--encoding`. */
const optionOf = ({ place }: ArgumentError): string => {
  const [, name = ""] = /\((\w+)\)/.exec(place) ?? [];
  // Cells may be in quotes, so that a quote cannot separate them.
  const option = name === "quote" ? "separator" : name;
  return ["separator", "decimal", "encoding", "header", "columns"].includes(option) ? `--${option}: ` : "";
};
