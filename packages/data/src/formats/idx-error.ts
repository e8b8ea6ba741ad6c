/** What is wrong with an IDX file. */
export type IdxErrorReason =
  | "not-idx"
  | "unknown-type"
  | "cut"
  | "too-long"
  | "too-large"
  | "gzip"
  | "not-images"
  | "not-labels"
  | "count-mismatch";

/** Thrown when bytes are not the IDX file they should be. */
export class IdxError extends Error {
  override readonly name = "IdxError";
  readonly reason: IdxErrorReason;
  /** The name that the caller gave to the file. */
  readonly file: string;

  constructor(
    reason: IdxErrorReason,
    file: string,
    expected: string,
    received: string,
    advice: string,
    options?: ErrorOptions,
  ) {
    super(`${file}: expected ${expected}, got ${received}: ${advice}`, options);
    this.reason = reason;
    this.file = file;
  }
}
