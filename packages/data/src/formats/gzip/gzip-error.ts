/** Thrown for bytes that are no whole gzip file. The message completes "expected a whole gzip file, but received …". */
export class GzipError extends Error {
  override readonly name = "GzipError";
}
