/** What is wrong with an NPY or NPZ file. */
export type NpyErrorReason =
  | "not-npy"
  | "unknown-version"
  | "header"
  | "unknown-type"
  | "pickle"
  | "not-boolean"
  | "cut"
  | "too-long"
  | "too-large"
  | "not-npz"
  | "zip"
  | "checksum";

/** Thrown when bytes are not the NPY or NPZ file they should be. */
export class NpyError extends Error {
  override readonly name = "NpyError";
  readonly reason: NpyErrorReason;
  /** The name that the caller gave to the file; in an NPZ file, with that of the member: "digits.npz › labels". */
  readonly file: string;

  constructor(
    reason: NpyErrorReason,
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
