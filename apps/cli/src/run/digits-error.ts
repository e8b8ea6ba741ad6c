import { FileError } from "../files/file-error.js";

/** The digits cannot be read. The message names the file, and says what was expected and what to do. */
export class DigitsError extends FileError {
  override readonly name = "DigitsError";
}
