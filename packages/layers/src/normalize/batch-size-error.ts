/** A layer that learns from the whole batch was given too few examples. */
export class BatchSizeError extends RangeError {
  override readonly name = "BatchSizeError";

  constructor(
    /** Where in the model: `digits › 1 batchNorm(128)`. */
    readonly place: string,
    /** The number of examples. */
    readonly received: number,
  ) {
    super(
      `${place}: training normalizes with the variance of the batch, which needs 2 examples or more, ` +
        `but received ${received}. Choose a batch size that leaves no single example for the last batch of an epoch, ` +
        "or drop that batch; to evaluate, use { training: false }.",
    );
  }
}
