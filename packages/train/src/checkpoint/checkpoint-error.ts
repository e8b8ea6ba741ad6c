/** Bytes that are not a checkpoint, are damaged, make no sense, or belong to another model, optimizer or precision. */
export class CheckpointError extends Error {
  override readonly name = "CheckpointError";

  constructor(problem: string, advice: string, options?: ErrorOptions) {
    super(`loadCheckpoint: ${problem}; ${advice}`, options);
  }
}
