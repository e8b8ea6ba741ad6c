import { readFile } from "node:fs/promises";
import { systemReason } from "../system-reason.js";
import { FileError } from "./file-error.js";

/** The text of a file; undefined where there is none. Throws a FileError that names it where it cannot be read. */
export const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, "utf8").catch((cause: unknown) => {
    if (Object(cause).code === "ENOENT") return undefined;
    throw new FileError(`${file}: this file cannot be read, ${systemReason(cause)}`, { cause });
  });
