import type { GradientCheck } from "./gradient-check.js";

/** Thrown when a gradient is not the derivative of its function, or cannot be compared with it. */
export class GradientError extends Error {
  override readonly name = "GradientError";

  constructor(
    message: string,
    /** What was compared; undefined if nothing could be. */
    readonly check?: GradientCheck,
  ) {
    super(message);
  }
}
