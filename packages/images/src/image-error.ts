/** What is wrong with an image, or with a folder of images. */
export type ImageErrorReason =
  | "not-an-image"
  | "broken"
  | "too-large"
  | "not-found"
  | "no-classes"
  | "one-class"
  | "unknown-class"
  | "empty-class"
  | "nested-folder"
  | "no-decoder";

/** Thrown when a file is not the image it should be, or a folder not one of images. */
export class ImageError extends Error {
  override readonly name = "ImageError";
  readonly reason: ImageErrorReason;
  /** The path of the file or folder, or the name that the caller gave it. */
  readonly path: string;
  readonly expected: string;
  readonly received: string;
  /** What to do about it. */
  readonly advice: string;

  constructor(
    reason: ImageErrorReason,
    path: string,
    expected: string,
    received: string,
    advice: string,
    options?: ErrorOptions,
  ) {
    super(`${path}: expected ${expected}, got ${received}: ${advice}`, options);
    this.reason = reason;
    this.path = path;
    this.expected = expected;
    this.received = received;
    this.advice = advice;
  }
}
