import { appendFileSync } from "node:fs";
import { cannotWrite } from "./cannot-write.js";

/** Writes to the end of a file, at once. Throws a FileError that names it. */
export const appendWhole = (file: string, content: string | Uint8Array): void => {
  try {
    appendFileSync(file, content);
  } catch (cause) {
    throw cannotWrite(file, cause);
  }
};
