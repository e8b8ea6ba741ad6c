import { systemReason } from "../system-reason.js";
import { FileError } from "./file-error.js";

/** The error of a file that the system does not let be written, with what to do about it. */
export const cannotWrite = (file: string, cause: unknown): FileError =>
  new FileError(`${file}: this file cannot be written, ${systemReason(cause)}: ${writingAdvice(cause)}`, { cause });

/** What to do where the system does not let something be written. */
export const writingAdvice = (cause: unknown): string =>
  ["ENOSPC", "EDQUOT"].includes(Object(cause).code) ? "make room there" : "choose another place";
