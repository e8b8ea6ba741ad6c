/** The digits cannot be read: the message names the file, says what was expected, and what to do. */
export class DigitsError extends Error {
  override readonly name = "DigitsError";
}
