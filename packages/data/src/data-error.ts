/** An argument that makes no sense for a dataset or a draw. The message says what would. */
export class DataError extends RangeError {
  override readonly name = "DataError";

  constructor(
    /** The function that refused it: `batches`. */
    readonly place: string,
    /** The argument that was refused: `batchSize`. */
    readonly argument: string,
    expected: string,
    received: unknown,
    advice: string,
  ) {
    super(`${place}: ${argument}: expected ${expected}, got ${String(received)}; ${advice}`);
  }
}
