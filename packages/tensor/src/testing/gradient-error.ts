import type { GradientCheck } from "./gradient-check.js";

/** A gradient is not the derivative of its function, or cannot be compared with it. */
export class GradientError extends Error {
  override readonly name = "GradientError";

  constructor(
    message: string,
    /** What was compared; undefined where it did not come to that. */
    readonly check?: GradientCheck,
  ) {
    super(message);
  }
}
