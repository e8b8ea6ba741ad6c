import type { Stats } from "node:fs";
import { FileError } from "./file-error.js";

/**
 * Throws a FileError unless what was found is a regular file: a pipe would have one wait for ever, and a device may have no
 * end.
 */
export const requireRegular = (file: string, found: Stats, mostBytes: number): void => {
  if (!found.isFile())
    throw new FileError(`${file}: expected a regular file, got ${kindOf(found)}: it has to be the file itself`);
  if (found.size <= mostBytes) return;
  throw new FileError(
    `${file}: expected at most ${mostBytes} bytes, got ${found.size}: check that this is the right file`,
  );
};

const kindOf = (found: Stats): string => {
  if (found.isDirectory()) return "a folder";
  if (found.isFIFO()) return "a pipe";
  return found.isSocket() ? "a socket" : "a device";
};
