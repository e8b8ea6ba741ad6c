/** The command was not understood: its message says what was meant, and the program exits with 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
