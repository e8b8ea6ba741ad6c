/** What is wrong with a safetensors file. */
export type SafetensorsErrorReason =
  /** Bytes are missing at its end. */
  | "cut"
  /** Bytes follow its last tensor. */
  | "too-long"
  /** Its header is longer than `maximumHeaderBytes`. */
  | "long-header"
  /** Its header is not JSON in UTF-8, or not the JSON that it should be. */
  | "header"
  /** A name comes twice in its header. */
  | "duplicate-name"
  /** A tensor has elements of a type that is not known. */
  | "unknown-type"
  /** The places of its tensors overlap, leave holes, or are not as long as shape and type say. */
  | "offsets"
  /** It is not as it was when its checksum was written, or has none. */
  | "checksum"
  /** Memory does not hold what it has. */
  | "memory";

/** Thrown when bytes are not the safetensors file that they should be. */
export class SafetensorsError extends Error {
  override readonly name = "SafetensorsError";
  readonly reason: SafetensorsErrorReason;
  /** The name that the caller gave to the file. */
  readonly file: string;
  /** What is wrong, without the name of the file. */
  readonly problem: string;
  /** What to do about it. */
  readonly advice: string;

  constructor(
    reason: SafetensorsErrorReason,
    file: string,
    problem: string,
    advice = "check that this is the right file, and take another copy of it",
    options?: ErrorOptions,
  ) {
    super(`${file}: ${problem}; ${advice}`, options);
    this.reason = reason;
    this.file = file;
    this.problem = problem;
    this.advice = advice;
  }
}
