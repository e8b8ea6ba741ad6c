/** A file cannot be used. The message names it, and says what was expected and what to do. */
export class FileError extends Error {
  override readonly name: string = "FileError";
}
