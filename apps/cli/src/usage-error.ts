/** A command that makes no sense. The message says what was probably meant, and the program exits with 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
